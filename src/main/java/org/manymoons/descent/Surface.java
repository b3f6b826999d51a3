package org.manymoons.descent;

import org.manymoons.kernel.GeneralizedLinearModel;

/** A twice differentiable loss of P parameters that can be carried to its critical points. */
public interface Surface {
    double loss(double[] parameters);

    double[] gradient(double[] parameters);

    double[][] hessian(double[] parameters);

    /** Bounds of the rounding errors of loss and gradient at these parameters. */
    Rounding rounding(double[] parameters);

    /** Whether the linear parameters solve a convex problem, so that they can be projected out. */
    boolean isProjectable();

    /** The parameters that the logit depends on linearly when the others are held fixed, ascending. */
    int[] linearParameters();

    /** The convex problem that the linear parameters solve while the others are held fixed. */
    GeneralizedLinearModel regression(double[] parameters);

    /**
     * Bounds of rounding errors.
     *
     * @param loss     bound of the loss's own rounding error
     * @param gradient bound for each component of the gradient
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Rounding(double loss, double[] gradient) {}
}
