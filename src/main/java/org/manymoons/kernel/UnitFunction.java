package org.manymoons.kernel;

import org.manymoons.reference.Activation;

/** The activation of the hidden units on a block: f, f' and f''. */
enum UnitFunction {
    /** tanh'' = -2 tanh tanh'. */
    TANH {
        @Override
        void evaluate(Loops loops, double[] z, double[] value, double[] derivative, int n) {
            loops.tanh(z, value, derivative, n);
        }

        @Override
        void secondDerivative(
                Loops loops,
                double[] z,
                double[] value,
                double[] derivative,
                double[] second,
                double[] scratch,
                int n) {
            loops.multiply(-2, value, derivative, second, n);
        }
    },
    /** s'' = -s' tanh(z/2). */
    SIGMOID {
        @Override
        void evaluate(Loops loops, double[] z, double[] value, double[] derivative, int n) {
            loops.sigmoid(z, value, derivative, n);
        }

        @Override
        void secondDerivative(
                Loops loops,
                double[] z,
                double[] value,
                double[] derivative,
                double[] second,
                double[] scratch,
                int n) {
            loops.scale(0.5, z, z, n);
            loops.tanh(z, second, scratch, n);
            loops.multiply(-1, second, derivative, second, n);
        }
    };

    static UnitFunction of(Activation activation) {
        return valueOf(activation.name());
    }

    /** f and f'. */
    abstract void evaluate(Loops loops, double[] z, double[] value, double[] derivative, int n);

    /** f'', given z, which may be overwritten, f and f', with one more row to work in. */
    abstract void secondDerivative(
            Loops loops, double[] z, double[] value, double[] derivative, double[] second, double[] scratch, int n);
}
