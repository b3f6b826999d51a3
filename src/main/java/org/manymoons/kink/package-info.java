/**
 * Local minima of networks whose activation is piecewise linear (relu, leakyrelu), with one hidden layer and one sigmoid output.
 * They lie on kinks as a rule: where w.x + b = 0 for some samples. Between kinks the loss is smooth, and for fixed signs of the
 * outgoing weights convex in the scaled units u = |v|(w, b); a kink that holds a minimum is a linear constraint with a
 * multiplier.
 */
@NullMarked
package org.manymoons.kink;

import org.jspecify.annotations.NullMarked;
