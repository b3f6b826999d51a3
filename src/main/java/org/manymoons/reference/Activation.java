package org.manymoons.reference;

/**
 * Activation functions f of hidden units with f' and f'', as DL4J defines them (leakyrelu slope 0.01, elu alpha 1, gelu
 * x sigmoid(1.702 x), an approximation from section 2 of Hendrycks and Gimpel 2016). At a kink f' is DL4J's choice and f''
 * is 0.
 */
public enum Activation {
    IDENTITY {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    TANH {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double derivative(double z) { // 1 - tanh(z)^2, without cancellation where tanh saturates
            double e = Math.exp(-2 * Math.abs(z));
            return 4 * e / ((1 + e) * (1 + e));
        }

        @Override
        public double secondDerivative(double z) {
            return -2 * Math.tanh(z) * derivative(z);
        }
    },
    SIGMOID {
        @Override
        public double value(double z) {
            return Logistic.sigmoid(z);
        }

        @Override
        public double derivative(double z) {
            return Logistic.sigmoidDerivative(z);
        }

        @Override
        public double secondDerivative(double z) { // s'' = s' (1 - 2s) = -s' tanh(z/2)
            return -Logistic.sigmoidDerivative(z) * Math.tanh(z / 2);
        }
    },
    RELU {
        @Override
        public double value(double z) {
            return z > 0 ? z : 0;
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    LEAKYRELU {
        @Override
        public double value(double z) {
            return z < 0 ? LEAK * z : z;
        }

        @Override
        public double derivative(double z) {
            return z < 0 ? LEAK : 1;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    SOFTPLUS {
        @Override
        public double value(double z) {
            return Logistic.softplus(z);
        }

        @Override
        public double derivative(double z) {
            return Logistic.sigmoid(z);
        }

        @Override
        public double secondDerivative(double z) {
            return Logistic.sigmoidDerivative(z);
        }
    },
    ELU {
        @Override
        public double value(double z) {
            return z > 0 ? z : Math.expm1(z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : Math.exp(z);
        }

        @Override
        public double secondDerivative(double z) {
            return z > 0 ? 0 : Math.exp(z);
        }
    },
    SOFTSIGN {
        @Override
        public double value(double z) {
            return z / (1 + Math.abs(z));
        }

        @Override
        public double derivative(double z) {
            double r = 1 + Math.abs(z);
            return 1 / (r * r);
        }

        @Override
        public double secondDerivative(double z) {
            double r = 1 + Math.abs(z);
            return -2 * Math.signum(z) / (r * r * r);
        }
    },
    HARDTANH {
        @Override
        public double value(double z) {
            return Math.max(-1, Math.min(1, z));
        }

        @Override
        public double derivative(double z) {
            return z >= -1 && z <= 1 ? 1 : 0;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    SWISH {
        @Override
        public double value(double z) {
            return z * Logistic.sigmoid(z);
        }

        @Override
        public double derivative(double z) {
            return Logistic.sigmoid(z) + z * Logistic.sigmoidDerivative(z);
        }

        @Override
        public double secondDerivative(double z) { // (z s)'' = 2 s' + z s''
            return Logistic.sigmoidDerivative(z) * (2 - z * Math.tanh(z / 2));
        }
    },
    GELU {
        @Override
        public double value(double z) {
            return z * Logistic.sigmoid(GELU_RATE * z);
        }

        @Override
        public double derivative(double z) {
            return SWISH.derivative(GELU_RATE * z);
        }

        @Override
        public double secondDerivative(double z) {
            return GELU_RATE * SWISH.secondDerivative(GELU_RATE * z);
        }
    };

    /** The slope of leakyrelu below 0: DL4J's own. */
    private static final double LEAK = 0.01;

    /** gelu is x sigmoid(1.702 x), Hendrycks and Gimpel 2016, section 2; ND4J has the rate in single precision. */
    public static final double GELU_RATE = 1.702f;

    /** f(z). */
    public abstract double value(double z);

    /** f'(z). */
    public abstract double derivative(double z);

    /** What ND4J's backpropagation has for f'(z): the slope of leakyrelu in single precision, otherwise the same. */
    double backpropagated(double z) {
        return this == LEAKYRELU && z < 0 ? (float) LEAK : derivative(z);
    }

    /** f''(z). */
    public abstract double secondDerivative(double z);

    /** Whether f'' exists everywhere that matters: false for the piecewise linear functions with kinks. */
    public boolean isSmooth() {
        return this != RELU && this != LEAKYRELU && this != HARDTANH;
    }

    /** Whether f(-z) = -f(z), so that a unit's sign can be flipped. */
    public boolean isOdd() {
        return this == TANH || this == SOFTSIGN || this == HARDTANH || this == IDENTITY;
    }
}
