package org.manymoons.reference;

import java.util.OptionalDouble;

/**
 * How a gradient g becomes a change of the parameters p, as DL4J's updaters of the same names do it. Each keeps a state of
 * its own between iterations, which starts as zeros; iterations count from 0.
 */
public sealed interface Updater {

    /** The length of the state for this many parameters. */
    int stateSize(int parameters);

    /**
     * One update, in place.
     *
     * @param parameters P numbers, changed
     * @param gradient   P numbers
     * @param state      {@code stateSize(P)} numbers, changed
     * @param iteration  number of updates made before this one
     */
    void update(double[] parameters, double[] gradient, double[] state, long iteration);

    /**
     * How far parameter k moves, at most and to first order, for a unit error of its gradient in the update just made.
     *
     * @param state     the state after that update
     * @param iteration number of updates made before that one
     */
    double sensitivity(double[] state, int k, long iteration);

    /** The threshold that the sharpness must stay below for full-batch training to be stable, if there is one. */
    OptionalDouble stabilityThreshold();

    /** Gradient descent: p -= lr g. */
    record Sgd(double learningRate) implements Updater {
        @Override
        public int stateSize(int parameters) {
            return 0;
        }

        @Override
        public void update(double[] parameters, double[] gradient, double[] state, long iteration) {
            for (int k = 0; k < parameters.length; k++) {
                parameters[k] -= learningRate * gradient[k];
            }
        }

        @Override
        public double sensitivity(double[] state, int k, long iteration) {
            return learningRate;
        }

        /** 2 / lr. */
        @Override
        public OptionalDouble stabilityThreshold() {
            return OptionalDouble.of(2 / learningRate);
        }
    }

    /** Nesterov's momentum m with velocity v: v' = m v - lr g; p += (1 + m) v' - m v. The state is v. */
    record Nesterovs(double learningRate, double momentum) implements Updater {
        @Override
        public int stateSize(int parameters) {
            return parameters;
        }

        @Override
        public void update(double[] parameters, double[] gradient, double[] state, long iteration) {
            for (int k = 0; k < parameters.length; k++) {
                double before = state[k];
                state[k] = momentum * before - learningRate * gradient[k];
                parameters[k] += (1 + momentum) * state[k] - momentum * before;
            }
        }

        @Override
        public double sensitivity(double[] state, int k, long iteration) {
            return (1 + momentum) * learningRate;
        }

        /** (2 / lr) (1 + m) / (1 + 2 m), Cohen et al. 2021, appendix B. */
        @Override
        public OptionalDouble stabilityThreshold() {
            return OptionalDouble.of(2 / learningRate * (1 + momentum) / (1 + 2 * momentum));
        }
    }

    /**
     * Adam (Kingma and Ba 2015, the form at the end of their section 2): m' = b1 m + (1 - b1) g,
     * v' = b2 v + (1 - b2) g^2, p -= lr sqrt(1 - b2^t) / (1 - b1^t) m' / (sqrt(v') + epsilon) with t = iteration + 1. The
     * state is m, then v.
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Updater {
        @Override
        public int stateSize(int parameters) {
            return 2 * parameters;
        }

        @Override
        public void update(double[] parameters, double[] gradient, double[] state, long iteration) {
            int size = parameters.length;
            double rate = rate(iteration);
            for (int k = 0; k < size; k++) {
                state[k] = beta1 * state[k] + (1 - beta1) * gradient[k];
                state[size + k] = beta2 * state[size + k] + (1 - beta2) * gradient[k] * gradient[k];
                parameters[k] -= rate * state[k] / (Math.sqrt(state[size + k]) + epsilon);
            }
        }

        private double rate(long iteration) {
            double t = iteration + 1.0;
            return learningRate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        }

        @Override
        public double sensitivity(double[] state, int k, long iteration) {
            return rate(iteration) / (Math.sqrt(state[state.length / 2 + k]) + epsilon);
        }

        /** None: the step is scaled for each parameter by itself. */
        @Override
        public OptionalDouble stabilityThreshold() {
            return OptionalDouble.empty();
        }
    }
}
