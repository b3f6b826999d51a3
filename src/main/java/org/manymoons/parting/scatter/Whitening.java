package org.manymoons.parting.scatter;

/**
 * The inverse root L^-1 of a covariance L L^T (Cholesky), with a little added to its diagonal: components that those before them
 * determine keep that, so that what they determine can be tested.
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record Whitening(double[][] root, boolean[] free) {
    /** Chosen: added to a variance, relative; beside it the roundings of the decomposition are small. */
    private static final double ADDED = 1e-10;

    private static final double DEPENDENT = 1e-6; // chosen: a component of which less is left is not free

    /** Chosen: how large a component that is not free may be, a thousandth of its deviation. */
    private static final double BOUND = 1e-3 / 1e-5;

    /** @param covariance its lower half */
    static Whitening of(double[][] covariance, double[] error) {
        int size = error.length;
        double[][] root = new double[size][size];
        boolean[] free = new boolean[size];
        for (int i = 0; i < size; i++) {
            double variance = covariance[i][i];
            double added = Math.max(ADDED * variance, error[i] * error[i]);
            double left = variance;
            for (int j = 0; j < i; j++) {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = sum / root[j][j];
                left -= root[i][j] * root[i][j];
            }
            free[i] = left > DEPENDENT * variance && left > error[i] * error[i];
            root[i][i] = Math.sqrt(Math.max(left, 0) + added);
        }
        return new Whitening(root, free);
    }

    boolean isFree(int k) {
        return free[k];
    }

    /** L^-1 (gradient - mean) / by. */
    double[] of(double[] gradient, double[] mean, double by) {
        double[] y = new double[root.length];
        for (int i = 0; i < y.length; i++) {
            double sum = (gradient[i] - mean[i]) / by;
            for (int k = 0; k < i; k++) {
                sum -= root[i][k] * y[k];
            }
            y[i] = sum / root[i][i];
        }
        return y;
    }

    /** Of the normal distribution, up to a constant. */
    double logarithmOfDensity(double[] y) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            sum -= y[k] * y[k] / 2 + Math.log(root[k][k]);
        }
        return sum;
    }

    /** The largest component that is not free, 1 where it is as large as it may be. */
    double largestBound(double[] y) {
        double largest = 0;
        for (int k = 0; k < y.length; k++) {
            largest = free[k] ? largest : Math.max(largest, Math.abs(y[k]) / BOUND);
        }
        return largest;
    }
}
