/**
 * Weight vectors that are the same function written differently: the symmetries of a dense network as data, the
 * smallest distance between two weight vectors over all of them, the number of copies of a solution, and the directions
 * in which it can be moved without changing the function.
 *
 * <p>A unit is u = (incoming weights, bias, outgoing weights). Every permutation of the units of a hidden layer is a
 * symmetry; what else may be done to one unit depends on the activation ({@link org.manymoons.symmetry.Freedom};
 * Chen, Lu, Hecht-Nielsen 1993; Sussmann 1992).
 */
@NullMarked
package org.manymoons.symmetry;

import org.jspecify.annotations.NullMarked;
