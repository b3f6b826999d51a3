/**
 * How far rounding can take a computed loss, gradient, Hessian or output from the exact one: bounds from the sums of absolute
 * terms, so that they hold for unscaled data too (Higham 2002, chapters 2 and 3).
 */
package org.manymoons.rounding;
