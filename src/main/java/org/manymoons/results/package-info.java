/** What a run came to, as results.json has it. */
package org.manymoons.results;
