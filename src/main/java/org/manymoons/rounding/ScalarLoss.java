package org.manymoons.rounding;

import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;

/** The loss of one output z with the label y, its derivatives by z and bounds of their rounding where z is known to within an error. */
public enum ScalarLoss {
    /** Of one sigmoid: z is the logit. */
    CROSS_ENTROPY {
        @Override
        public double loss(double z, double y) {
            return CrossEntropy.EXACT.loss(z, y);
        }

        @Override
        public double derivative(double z, double y) {
            return CrossEntropy.EXACT.derivative(z, y);
        }

        @Override
        public double secondDerivative(double z) {
            return Logistic.sigmoidDerivative(z);
        }

        @Override
        public double lossError(double z, double error, double y) {
            return CrossEntropyBound.loss(z, error, y);
        }

        @Override
        public double derivativeError(double z, double error, double y) {
            return CrossEntropyBound.derivative(z, error, y);
        }

        @Override
        public double secondDerivativeError(double z, double error) {
            return CrossEntropyBound.secondDerivative(z, error);
        }

        @Override
        public double output(double z) {
            return Logistic.sigmoid(z);
        }
    },
    /** Of one number: (z - y)^2. */
    SQUARED_ERROR {
        @Override
        public double loss(double z, double y) {
            return (z - y) * (z - y);
        }

        @Override
        public double derivative(double z, double y) {
            return 2 * (z - y);
        }

        @Override
        public double secondDerivative(double z) {
            return 2;
        }

        @Override
        public double lossError(double z, double error, double y) {
            double difference = Math.abs(z - y);
            double differenceError = error + Rounding.UNIT * difference;
            return differenceError * (2 * difference + differenceError) + 2 * Rounding.UNIT * difference * difference;
        }

        @Override
        public double derivativeError(double z, double error, double y) {
            return 2 * (error + Rounding.UNIT * Math.abs(z - y));
        }

        @Override
        public double secondDerivativeError(double z, double error) {
            return 0;
        }

        @Override
        public double output(double z) {
            return z;
        }
    };

    /**
     * That of a network.
     *
     * @throws IllegalArgumentException if the network has several outputs
     */
    public static ScalarLoss of(Network network) {
        if (network.isOneSigmoid()) {
            return CROSS_ENTROPY;
        }
        if (network.predictsNumber()) {
            return SQUARED_ERROR;
        }
        throw new IllegalArgumentException(
                "such a loss has one output, not " + network.output().units());
    }

    public abstract double loss(double z, double y);

    /** By z. */
    public abstract double derivative(double z, double y);

    public abstract double secondDerivative(double z);

    public abstract double lossError(double z, double error, double y);

    public abstract double derivativeError(double z, double error, double y);

    public abstract double secondDerivativeError(double z, double error);

    /** What the network says where this is z. */
    public abstract double output(double z);
}
