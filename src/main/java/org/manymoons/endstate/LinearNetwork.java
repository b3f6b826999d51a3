package org.manymoons.endstate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.manymoons.descent.Descent;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.StrictMinimum;
import org.manymoons.spectrum.StrictMinimum.Curvature;
import org.manymoons.symmetry.Affine;

/**
 * A network whose hidden layers are all the identity is one affine map of its inputs, and without weight decay its loss is
 * that map's logistic regression, which is convex: where the map is its only minimum, no network of this shape is lower,
 * whatever the parameters' own Hessian looks like. Every other critical point of such networks is a saddle (Baldi and
 * Hornik 1989, for the squared error).
 */
final class LinearNetwork {
    /** Chosen: Newton's method on a convex loss takes a few. */
    private static final int STEPS = 100;

    private LinearNetwork() {}

    static boolean is(Network network) {
        return network.isOneSigmoid()
                && network.l2() == 0
                && !network.hidden().isEmpty()
                && network.hidden().stream().allMatch(layer -> layer.activation() == Activation.IDENTITY);
    }

    /**
     * The network with the minimum of its regression, reached by the least change of its output layer; nothing where the
     * hidden layers lose a direction of the inputs, or where there is no such minimum.
     */
    static Optional<double[]> optimum(Objective objective, double[] parameters) {
        Network network = objective.network();
        Layer output = network.output();
        Affine hidden = map(network.layers().subList(0, network.layers().size() - 1), parameters);
        Affine all = Affine.of(output, parameters).after(hidden);
        Objective convex = Objective.of(regression(network), objective.samples());
        Descent descent = new Descent(new NetworkSurface(convex), vector(all), () -> false);
        descent.inAllParameters(STEPS);
        descent.finish();
        double[] best = descent.parameters();
        int d = best.length - 1;
        DMatrixRMaj inverse = new DMatrixRMaj(d, output.inputs());
        CommonOps_DDRM.pinv(new DMatrixRMaj(hidden.weights()), inverse);
        double[] moved = parameters.clone();
        double bias = best[d];
        for (int i = 0; i < output.inputs(); i++) {
            for (int j = 0; j < d; j++) {
                moved[output.weight(0, i)] += (best[j] - all.weights()[0][j]) * inverse.get(j, i);
            }
            bias -= moved[output.weight(0, i)] * hidden.biases()[i];
        }
        moved[output.bias(0)] = bias;
        return isOptimal(objective, moved) ? Optional.of(moved) : Optional.empty();
    }

    /** Whether the affine map that the network amounts to is the strict, and so the only, minimum of its regression. */
    static boolean isOptimal(Objective objective, double[] parameters) {
        Network regression = regression(objective.network());
        double[] weights = vector(map(objective.network().layers(), parameters));
        Objective convex = Objective.of(regression, objective.samples());
        RoundingBound bound = RoundingBound.of(regression, weights, objective.samples());
        return StrictMinimum.isAt(
                weights,
                convex.gradient(weights),
                bound.gradient(),
                () -> new Curvature(convex.hessian(weights), bound.hessian()));
    }

    private static Network regression(Network network) {
        return Network.of(network.layers().get(0).inputs(), List.of(), Activation.IDENTITY, 0);
    }

    private static Affine map(List<Layer> layers, double[] parameters) {
        Affine map = Affine.of(layers.get(0), parameters);
        for (Layer layer : layers.subList(1, layers.size())) {
            map = Affine.of(layer, parameters).after(map);
        }
        return map;
    }

    private static double[] vector(Affine map) {
        double[] vector = Arrays.copyOf(map.weights()[0], map.weights()[0].length + 1);
        vector[vector.length - 1] = map.biases()[0];
        return vector;
    }
}
