/**
 * Loss, gradient and exact Hessian of a network with one hidden layer of tanh or sigmoid units, fast: the same
 * quantities as {@link org.manymoons.reference}, which it is tested against.
 *
 * <p>Samples lie feature by feature in blocks that stay in the first-level cache. Every step is a short loop over one
 * block without branches or calls, which the just-in-time compiler turns into vector instructions. Plain double
 * arithmetic in a fixed order: the same bits on every machine, JDK and number of threads.
 */
@NullMarked
package org.manymoons.kernel;

import org.jspecify.annotations.NullMarked;
