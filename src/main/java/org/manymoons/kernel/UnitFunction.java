package org.manymoons.kernel;

import org.manymoons.reference.Activation;

/**
 * The activation of the hidden units on a block: f, f' and f'' from the {@link Decay} of the pre-activations, with
 * relative errors below 4e-16, 1e-15 and 1.5e-15.
 */
enum UnitFunction {
    /** With e = exp(-2|z|), a = |tanh z| = (1 - e) / (1 + e): tanh' = e (1 + a)^2, tanh'' = -2 tanh tanh'. */
    TANH(2) {
        @Override
        void evaluate(Decay decay, double[] value, double[] derivative, int n) {
            tanh(decay.exp, decay.expm1, decay.sign, value, derivative, n);
        }

        @Override
        void secondDerivative(Decay decay, double[] value, double[] derivative, double[] second, int n) {
            tanhSecond(value, derivative, second, n);
        }
    },
    /** With e = exp(-|z|): s = 1 / (1 + e) or, for negative z, e / (1 + e); s' = e / (1 + e)^2, s'' = -s' tanh(z/2). */
    SIGMOID(1) {
        @Override
        void evaluate(Decay decay, double[] value, double[] derivative, int n) {
            sigmoid(decay.exp, decay.sign, value, derivative, n);
        }

        @Override
        void secondDerivative(Decay decay, double[] value, double[] derivative, double[] second, int n) {
            sigmoidSecond(decay.exp, decay.expm1, decay.sign, derivative, second, n);
        }
    };

    /** The rate of the {@link Decay} that the function is made of. */
    final double rate;

    UnitFunction(double rate) {
        this.rate = rate;
    }

    static UnitFunction of(Activation activation) {
        return valueOf(activation.name());
    }

    /** f and f'. */
    abstract void evaluate(Decay decay, double[] value, double[] derivative, int n);

    /** f'', given f and f' of the same decay. */
    abstract void secondDerivative(Decay decay, double[] value, double[] derivative, double[] second, int n);

    private static void tanh(double[] exp, double[] expm1, double[] sign, double[] value, double[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            double a = Math.abs(expm1[i]) / (2 + expm1[i]);
            value[i] = sign[i] * a;
            derivative[i] = exp[i] * (1 + a) * (1 + a);
        }
    }

    private static void tanhSecond(double[] value, double[] derivative, double[] second, int n) {
        for (int i = 0; i < n; i++) {
            second[i] = -2 * value[i] * derivative[i];
        }
    }

    private static void sigmoid(double[] exp, double[] sign, double[] value, double[] derivative, int n) {
        for (int i = 0; i < n; i++) {
            double positive = 0.5 + 0.5 * sign[i];
            double inverse = 1 / (1 + exp[i]);
            value[i] = (positive + (1 - positive) * exp[i]) * inverse;
            derivative[i] = exp[i] * inverse * inverse;
        }
    }

    private static void sigmoidSecond(
            double[] exp, double[] expm1, double[] sign, double[] derivative, double[] second, int n) {
        for (int i = 0; i < n; i++) {
            second[i] = derivative[i] * sign[i] * expm1[i] / (1 + exp[i]);
        }
    }
}
