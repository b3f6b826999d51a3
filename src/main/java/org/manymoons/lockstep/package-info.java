/**
 * One update repeated, and training on its own from the same start: whether another program trains this network as
 * {@link org.manymoons.reference} does, and when two correct programs part by rounding.
 */
package org.manymoons.lockstep;
