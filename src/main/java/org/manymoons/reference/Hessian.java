package org.manymoons.reference;

/** The exact Hessian of {@link Loss}: its columns are Hessian-vector products with the unit vectors. */
public final class Hessian {
    private Hessian() {}

    /** The symmetric P x P Hessian at these parameters, P the number of parameters, in the parameters' order. */
    public static double[][] hessian(Network network, double[] parameters, Samples samples) {
        int size = parameters.length;
        double[][] unitVectors = new double[size][size];
        for (int k = 0; k < size; k++) {
            unitVectors[k][k] = 1;
        }
        double[][] hessian = HessianVector.products(network, parameters, samples, unitVectors);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (hessian[i][j] + hessian[j][i]);
                hessian[i][j] = mean;
                hessian[j][i] = mean;
            }
        }
        return hessian;
    }
}
