package org.manymoons.symmetry;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network.Layer;

/**
 * An invertible mixing M of the units of an identity layer: W -> M W, b -> M b, and the next layer's W -> W M^-1.
 *
 * @param matrix  M, h x h
 * @param unmixing M^-1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by effect, not as records
record Mixing(double[][] matrix, double[][] unmixing) implements LayerSymmetry {
    /** Chosen: M M^-1 this far from I shows that there is no inverse worth the name. */
    private static final double SINGULAR = 1e-6;

    /** The mixing M; its inverse is computed. */
    public static Mixing of(double[][] matrix) {
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.length, matrix.length);
        boolean inverted = CommonOps_DDRM.invert(new DMatrixRMaj(matrix), inverse);
        double[][] unmixing = inverse.get2DData();
        if (!inverted || !(distanceFromIdentity(Affine.product(matrix, unmixing)) < SINGULAR)) {
            throw new IllegalArgumentException("a mixing must be invertible: " + Arrays.deepToString(matrix));
        }
        return new Mixing(matrix, unmixing);
    }

    private static double distanceFromIdentity(double[][] product) {
        double largest = 0;
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                largest = Math.max(largest, Math.abs(product[i][j] - (i == j ? 1 : 0)));
            }
        }
        return largest;
    }

    @Override
    public int units() {
        return matrix.length;
    }

    @Override
    public Mixing inverse() {
        return new Mixing(unmixing, matrix);
    }

    @Override
    public Mixing after(LayerSymmetry first) {
        Mixing earlier = first.asMixing();
        return new Mixing(Affine.product(matrix, earlier.matrix), Affine.product(earlier.unmixing, unmixing));
    }

    @Override
    public double[] apply(Layer layer, Layer next, double[] parameters) {
        if (layer.activation() != Activation.IDENTITY) {
            throw new IllegalArgumentException(
                    "only units with activation IDENTITY can be mixed: activation=" + layer.activation());
        }
        double[] mixed = parameters.clone();
        Affine before = Affine.of(layer, parameters);
        Affine after = Affine.of(next, parameters);
        new Affine(Affine.product(matrix, before.weights()), Affine.product(matrix, before.biases()))
                .write(layer, mixed);
        new Affine(Affine.product(after.weights(), unmixing), after.biases()).write(next, mixed);
        return mixed;
    }

    @Override
    public Mixing asMixing() {
        return this;
    }

    @Override
    public String toString() {
        return "units mixed by " + Arrays.deepToString(matrix);
    }
}
