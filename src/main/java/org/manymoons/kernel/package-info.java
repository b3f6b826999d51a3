/**
 * Loss, gradient and exact Hessian of a network with one hidden layer of tanh or sigmoid units, fast: the same
 * quantities as {@link org.manymoons.reference}, which it is tested against.
 *
 * <p>Samples lie feature by feature in blocks that stay in the first-level cache. Every step is a short loop over one
 * block, in vectors as wide as the hardware's (jdk.incubator.vector) or, where the virtual machine was started without that
 * module, in plain Java. The order of every sum is fixed: on one kind of processor the same bits in every run and on any
 * number of threads; vectors of another width round sums differently.
 */
@NullMarked
package org.manymoons.kernel;

import org.jspecify.annotations.NullMarked;
