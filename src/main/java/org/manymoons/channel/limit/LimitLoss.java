package org.manymoons.channel.limit;

import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.kernel.LinearRegression;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.rounding.CrossEntropyBound;
import org.manymoons.rounding.Rounding;

/** The loss of one output z with the label y, its derivatives by z and bounds of their rounding where z is known to within an error. */
public enum LimitLoss {
    /** Of one sigmoid: z is the logit. */
    CROSS_ENTROPY {
        @Override
        double loss(double z, double y) {
            return CrossEntropy.EXACT.loss(z, y);
        }

        @Override
        public double derivative(double z, double y) {
            return CrossEntropy.EXACT.derivative(z, y);
        }

        @Override
        double secondDerivative(double z) {
            return Logistic.sigmoidDerivative(z);
        }

        @Override
        double lossError(double z, double error, double y) {
            return CrossEntropyBound.loss(z, error, y);
        }

        @Override
        double derivativeError(double z, double error, double y) {
            return CrossEntropyBound.derivative(z, error, y);
        }

        @Override
        double secondDerivativeError(double z, double error) {
            return CrossEntropyBound.secondDerivative(z, error);
        }

        @Override
        public double output(double z) {
            return Logistic.sigmoid(z);
        }

        @Override
        GeneralizedLinearModel model(double[][] features, double[] offset, double[] labels) {
            return new LogisticRegression(features, offset, labels, new double[features.length]);
        }
    },
    /** Of one number: (z - y)^2. */
    SQUARED_ERROR {
        @Override
        double loss(double z, double y) {
            return (z - y) * (z - y);
        }

        @Override
        public double derivative(double z, double y) {
            return 2 * (z - y);
        }

        @Override
        double secondDerivative(double z) {
            return 2;
        }

        @Override
        double lossError(double z, double error, double y) {
            double difference = Math.abs(z - y);
            double differenceError = error + Rounding.UNIT * difference;
            return differenceError * (2 * difference + differenceError) + 2 * Rounding.UNIT * difference * difference;
        }

        @Override
        double derivativeError(double z, double error, double y) {
            return 2 * (error + Rounding.UNIT * Math.abs(z - y));
        }

        @Override
        double secondDerivativeError(double z, double error) {
            return 0;
        }

        @Override
        public double output(double z) {
            return z;
        }

        @Override
        GeneralizedLinearModel model(double[][] features, double[] offset, double[] labels) {
            return new LinearRegression(features, offset, labels, new double[features.length]);
        }
    };

    /**
     * That of a network.
     *
     * @throws IllegalArgumentException if the network has several outputs
     */
    public static LimitLoss of(Network network) {
        if (network.isOneSigmoid()) {
            return CROSS_ENTROPY;
        }
        if (network.predictsNumber()) {
            return SQUARED_ERROR;
        }
        throw new IllegalArgumentException("limits are known for one output only, not for "
                + network.output().units());
    }

    abstract double loss(double z, double y);

    /** By z. */
    public abstract double derivative(double z, double y);

    abstract double secondDerivative(double z);

    abstract double lossError(double z, double error, double y);

    abstract double derivativeError(double z, double error, double y);

    abstract double secondDerivativeError(double z, double error);

    /** What the network says where this is z. */
    public abstract double output(double z);

    /** The mean loss as a function of coefficients of features. */
    abstract GeneralizedLinearModel model(double[][] features, double[] offset, double[] labels);
}
