/** Tables and sentences for the terminal, from results. */
package org.manymoons.cli.text;
