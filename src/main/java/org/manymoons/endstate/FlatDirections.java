package org.manymoons.endstate;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.SoftmaxShifts;
import org.manymoons.symmetry.free.FreeDirection;
import org.manymoons.symmetry.free.FreeDirection.Cause;
import org.manymoons.symmetry.free.FreeDirections;

/**
 * The ways in which a network's loss can stay the same while its parameters move: those of the network itself, and inputs
 * that are linearly dependent. Each is a candidate only; whether it is flat here is measured.
 */
final class FlatDirections {
    /** Chosen: a weight so small counts as zero, a tangent so short as none. */
    private static final double NEGLIGIBLE = 1e-7;

    /** Chosen, of the largest eigenvalue of the inputs' Gram matrix: some hundred roundings. */
    private static final double DEPENDENT = 1e-13;

    private FlatDirections() {}

    /** A direction of parameter space, of unit length. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Named(String name, double[] direction) {}

    static List<Named> candidates(Network network, double[] parameters, Samples samples) {
        List<Named> found = new ArrayList<>();
        for (FreeDirection direction :
                FreeDirections.of(network, parameters, NEGLIGIBLE).lossPreserving()) {
            double[] tangent = direction.tangent().clone();
            SoftmaxShifts.removeFrom(tangent, network);
            double norm = Eigen.norm(tangent);
            if (direction.cause() != Cause.SHIFT && norm > NEGLIGIBLE) {
                for (int k = 0; k < tangent.length; k++) {
                    tangent[k] = norm == 1 || SoftmaxShifts.ofLoss(network).isEmpty() ? tangent[k] : tangent[k] / norm;
                }
                found.add(new Named(name(network, direction), tangent));
            }
        }
        dependentInputs(network.layers().get(0), samples, parameters.length, found);
        return found;
    }

    private static String name(Network network, FreeDirection direction) {
        Layer layer = network.layers().get(direction.hiddenLayer());
        if (direction.cause() != Cause.DEAD || direction.tangent()[layer.bias(direction.unit())] == 0) {
            return direction.what();
        }
        String where = network.hidden().size() == 1 ? "" : " of hidden layer " + (direction.hiddenLayer() + 1);
        return "bias of dead unit " + (direction.unit() + 1) + where;
    }

    private static void dependentInputs(Layer first, Samples samples, int parameters, List<Named> found) {
        int size = samples.features() + 1;
        double[][] gram = new double[size][size];
        for (double[] x : samples.inputs()) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    gram[i][j] += (i + 1 < size ? x[i] : 1) * (j + 1 < size ? x[j] : 1);
                }
            }
        }
        Eigen eigen = Eigen.of(gram);
        for (int e = 0; e < size && eigen.values()[e] <= DEPENDENT * eigen.values()[size - 1]; e++) {
            for (int i = 0; i < first.units(); i++) {
                double[] moved = new double[parameters];
                for (int j = 0; j + 1 < size; j++) {
                    moved[first.weight(i, j)] = eigen.vectors()[e][j];
                }
                moved[first.bias(i)] = eigen.vectors()[e][size - 1];
                found.add(new Named("linearly dependent inputs", moved));
            }
        }
    }
}
