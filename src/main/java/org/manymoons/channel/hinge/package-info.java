/** Softplus units that have become hinges, max(0, w.x + b): which samples lie on their kinks, and what holds them there. */
@org.jspecify.annotations.NullMarked
package org.manymoons.channel.hinge;
