/**
 * The plain-Java network: forward pass, loss, gradient, Hessian and updaters of a dense network, written to be read
 * beside the formulas. It is the oracle for DL4J and for the fast kernels, so clarity beats speed, and it imports
 * nothing but {@code java.*}.
 *
 * <p>Parameters are one flat vector in DL4J's order: for each layer the weights W (units x inputs: the incoming weights of one unit after those of another), then
 * the biases b. For one hidden layer: W1, b1, W2, b2.
 */
package org.manymoons.reference;
