package org.manymoons.kernel;

/** The mean loss of numbers z = offset + sum over k of v[k] features[k], convex in v, with weight decay of v. */
public interface GeneralizedLinearModel {
    /** The number of features K. */
    int size();

    /** The loss at K coefficients. */
    double loss(double[] v);

    /** Overwrites the gradient and the symmetric Hessian with those at v. */
    void differentiate(double[] v, double[] gradient, double[][] hessian);
}
