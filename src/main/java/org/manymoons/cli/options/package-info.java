/** Options that several commands have. */
package org.manymoons.cli.options;
