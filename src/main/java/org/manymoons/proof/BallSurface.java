package org.manymoons.proof;

import org.manymoons.proof.ball.Ball;

/** A loss of parameters, over all points of a box at once. */
interface BallSurface {
    /** The loss. */
    Ball loss(Ball[] box);

    /** The gradient, and the Hessian where it is asked for. */
    BallDerivatives derivatives(Ball[] box, boolean withHessian);
}
