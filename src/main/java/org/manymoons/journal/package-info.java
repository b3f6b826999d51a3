/**
 * Finished seeds, a line each, in a file that a stopped run goes on from; and the threads that work through the others.
 */
package org.manymoons.journal;
