/**
 * The least distance between two weight vectors over all symmetries of the network: exact where it can be, and said where not.
 */
package org.manymoons.symmetry.align;
