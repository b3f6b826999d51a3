package org.manymoons.parting.scatter;

/** How the gradient of a training that has something random in it is spread. */
interface ScatterModel {
    /** As in a sentence. */
    String words();

    /** Gradients that it may use at this place, which the seed determines. */
    Draws at(UsedGradient place, int draws, long seed);

    /** The gradient of one sample of a batch. */
    interface OneSample {
        void gradient(int sample, double[] out);
    }

    /**
     * Gradients drawn at one place.
     *
     * @param gradients  one a row
     * @param covariance of one of them, its lower half
     * @param mean       exact, or that of those drawn
     * @param isExact    whether it is exact
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Draws(double[][] gradients, double[][] covariance, double[] mean, boolean isExact) {
        static Draws around(double[] mean, double[][] gradients, double[][] covariance) {
            return new Draws(gradients, covariance, mean, true);
        }

        static Draws of(double[][] gradients, double[][] covariance) {
            double[] mean = new double[covariance.length];
            for (double[] each : gradients) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += each[k] / gradients.length;
                }
            }
            return new Draws(gradients, covariance, mean, false);
        }

        /** Means of as many gradients as the batch of a place has samples, each of them drawn anew. */
        static Draws ofEach(UsedGradient place, int draws, OneSample sample) {
            int size = place.batch().size();
            int parameters = place.parameters().length;
            double[][] sums = new double[draws][parameters];
            double[][] covariance = new double[parameters][parameters];
            double[][] own = new double[draws][parameters];
            for (int n = 0; n < size; n++) {
                double[] mean = new double[parameters];
                for (int r = 0; r < draws; r++) {
                    sample.gradient(n, own[r]);
                    for (int k = 0; k < parameters; k++) {
                        sums[r][k] += own[r][k] / size;
                        mean[k] += own[r][k] / draws;
                    }
                }
                addScatter(covariance, own, mean, 1.0 / (draws - 1) / size / size);
            }
            return of(sums, covariance);
        }

        /** How much wider than one of them another gradient is spread about the mean, and one of them. */
        double widerByMean(boolean isDrawn) {
            double error = isExact ? 0 : 1.0 / gradients.length;
            return Math.sqrt(isDrawn ? 1 - error : 1 + error);
        }

        /** Adds factor times the sum of (row - mean)(row - mean)^T to the lower half. */
        static void addScatter(double[][] covariance, double[][] rows, double[] mean, double factor) {
            for (double[] row : rows) {
                for (int k = 0; k < mean.length; k++) {
                    double weighted = factor * (row[k] - mean[k]);
                    if (weighted != 0) {
                        for (int j = 0; j <= k; j++) {
                            covariance[k][j] += weighted * (row[j] - mean[j]);
                        }
                    }
                }
            }
        }
    }
}
