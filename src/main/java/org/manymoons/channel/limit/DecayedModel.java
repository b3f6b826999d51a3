package org.manymoons.channel.limit;

import org.manymoons.descent.Surface;
import org.manymoons.kernel.LogisticRegression;

/**
 * A limit model with weight decay: its loss plus 0.5 l2 times the squares of its weights, biases and the constant spared as
 * DL4J spares them.
 */
public final class DecayedModel implements Surface {
    private final LimitModel model;
    private final double l2;
    private final boolean[] weights;

    /**
     * The model with this decay.
     *
     * @param weights of each parameter of the model, whether it decays
     */
    DecayedModel(LimitModel model, double l2, boolean[] weights) {
        this.model = model;
        this.l2 = l2;
        this.weights = weights.clone();
    }

    @Override
    public double loss(double[] parameters) {
        return model.loss(parameters) + penalty(parameters);
    }

    private double penalty(double[] parameters) {
        double squares = 0;
        for (int k = 0; k < weights.length; k++) {
            squares += weights[k] ? parameters[k] * parameters[k] : 0;
        }
        return 0.5 * l2 * squares;
    }

    @Override
    public double[] gradient(double[] parameters) {
        double[] gradient = model.gradient(parameters);
        for (int k = 0; k < weights.length; k++) {
            gradient[k] += weights[k] ? l2 * parameters[k] : 0;
        }
        return gradient;
    }

    @Override
    public double[][] hessian(double[] parameters) {
        double[][] hessian = model.hessian(parameters);
        for (int k = 0; k < weights.length; k++) {
            hessian[k][k] += weights[k] ? l2 : 0;
        }
        return hessian;
    }

    /** Bounds for the entries of the Hessian. */
    public double[][] hessianRounding(double[] parameters) {
        double[][] errors = model.hessianRounding(parameters);
        for (int k = 0; k < weights.length; k++) {
            errors[k][k] += weights[k] ? org.manymoons.rounding.Rounding.gamma(2) * l2 : 0;
        }
        return errors;
    }

    @Override
    public Surface.Rounding rounding(double[] parameters) {
        Surface.Rounding data = model.rounding(parameters);
        double[] gradient = data.gradient().clone();
        for (int k = 0; k < weights.length; k++) {
            gradient[k] += weights[k] ? org.manymoons.rounding.Rounding.gamma(2) * l2 * Math.abs(parameters[k]) : 0;
        }
        double loss = data.loss()
                + org.manymoons.rounding.Rounding.gamma(weights.length + 3L)
                        * (penalty(parameters) + model.loss(parameters));
        return new Surface.Rounding(loss, gradient);
    }

    @Override
    public boolean isProjectable() {
        return false;
    }

    @Override
    public int[] linearParameters() {
        return model.linearParameters();
    }

    @Override
    public LogisticRegression regression(double[] parameters) {
        throw new UnsupportedOperationException("a decayed limit model is not projected");
    }
}
