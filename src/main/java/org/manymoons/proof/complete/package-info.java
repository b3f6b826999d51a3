/**
 * The proof that all critical points of a tiny network were found: branch and bound over the whole parameter space with intervals
 * of doubles (Hansen and Walster 2004, Global Optimization Using Interval Analysis).
 */
@NullMarked
package org.manymoons.proof.complete;

import org.jspecify.annotations.NullMarked;
