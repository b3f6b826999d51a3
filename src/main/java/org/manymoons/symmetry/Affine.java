package org.manymoons.symmetry;

import org.manymoons.reference.Network.Layer;

/** The affine map x -> W x + b of one layer, or of several collapsed into one. */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Affine(double[][] weights, double[] biases) {

    public static Affine of(Layer layer, double[] parameters) {
        double[][] weights = new double[layer.units()][layer.inputs()];
        double[] biases = new double[layer.units()];
        for (int i = 0; i < layer.units(); i++) {
            System.arraycopy(parameters, layer.weight(i, 0), weights[i], 0, layer.inputs());
            biases[i] = parameters[layer.bias(i)];
        }
        return new Affine(weights, biases);
    }

    void write(Layer layer, double[] parameters) {
        for (int i = 0; i < layer.units(); i++) {
            System.arraycopy(weights[i], 0, parameters, layer.weight(i, 0), layer.inputs());
            parameters[layer.bias(i)] = biases[i];
        }
    }

    /** This map after {@code first}: W (V x + c) + b = (W V) x + (W c + b). */
    public Affine after(Affine first) {
        double[] shift = product(weights, first.biases);
        for (int i = 0; i < shift.length; i++) {
            shift[i] += biases[i];
        }
        return new Affine(product(weights, first.weights), shift);
    }

    static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < right[0].length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                product[i] += matrix[i][k] * vector[k];
            }
        }
        return product;
    }
}
