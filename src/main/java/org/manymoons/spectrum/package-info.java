/**
 * Eigenvalues of the Hessian and what can be said of them: dense and by Lanczos, each with a bound, the sharpness, and the
 * directions that a softmax leaves free.
 */
package org.manymoons.spectrum;
