package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.Norm;

/**
 * The linearly independent directions in which a network can be moved without changing its function, each with its cause:
 * dead, constant and equal units (Fukumizu and Amari 2000), relu scalings, mixings of identity layers. In a network
 * without any of these there is none.
 *
 * <p>For tanh the Jacobian of the function with respect to the P parameters has rank
 * P - {@code functionPreserving} - {@code firstOrderOnly}. Coincidences beyond those named here (opposite
 * softplus units, units of a later layer that are equal only because those before them are) are not looked for.
 *
 * @param functionPreserving the function stays as it is all along a curve, not only to first order
 * @param lossPreserving     of these, the directions that leave the loss with its weight decay as it is too; the same if
 *                           l2 = 0. With l2 &gt; 0: where the weight decay has no slope along any of them, only those
 *                           that leave all weights, or the sum of their squares, alone (a dead unit's bias); elsewhere, shifts of a softmax's weights aside,
 *                           all but one, combined so that the weight decay keeps its value
 * @param firstOrderOnly     further directions that the Jacobian does not see but the function does
 */
public record FreeDirections(
        List<FreeDirection> functionPreserving,
        List<FreeDirection> lossPreserving,
        List<FreeDirection> firstOrderOnly) {

    public FreeDirections {
        functionPreserving = List.copyOf(functionPreserving);
        lossPreserving = List.copyOf(lossPreserving);
        firstOrderOnly = List.copyOf(firstOrderOnly);
    }

    /**
     * The free directions at these parameters.
     *
     * @param tolerance the Euclidean distance within which units count as equal and weights as zero, in units of the
     *                  parameters
     */
    public static FreeDirections of(Network network, double[] parameters, double tolerance) {
        TangentGenerator generator = new TangentGenerator(network, parameters, tolerance);
        IndependentVectors span = new IndependentVectors(parameters.length);
        List<FreeDirection> all = generator.directions();
        List<FreeDirection> still = select(all, span, true, true);
        List<FreeDirection> moving = select(all, span, true, false);
        List<FreeDirection> firstOrder = select(all, span, false, false);
        List<FreeDirection> exact = new ArrayList<>(still);
        exact.addAll(moving);
        List<FreeDirection> loss = network.l2() == 0 ? exact : keepingPenalty(network, parameters, exact, tolerance);
        return new FreeDirections(exact, loss, firstOrder);
    }

    private static List<FreeDirection> select(
            List<FreeDirection> all, IndependentVectors span, boolean exact, boolean keepsPenalty) {
        return all.stream()
                .filter(direction -> direction.exact() == exact && direction.keepsPenalty() == keepsPenalty)
                .filter(direction -> span.add(direction.tangent()))
                .toList();
    }

    private static List<FreeDirection> keepingPenalty(
            Network network, double[] parameters, List<FreeDirection> exact, double tolerance) {
        int steepest = -1;
        double greatest = tolerance;
        for (int n = 0; n < exact.size(); n++) {
            double slope =
                    Math.abs(penaltySlope(network, parameters, exact.get(n).tangent()));
            if (!exact.get(n).keepsPenalty() && exact.get(n).cause() != FreeDirection.Cause.SHIFT && slope > greatest) {
                steepest = n;
                greatest = slope;
            }
        }
        List<FreeDirection> kept = new ArrayList<>();
        for (int n = 0; n < exact.size(); n++) {
            FreeDirection direction = exact.get(n);
            if (direction.keepsPenalty()) {
                kept.add(direction);
            } else if (direction.cause() != FreeDirection.Cause.SHIFT && steepest >= 0 && n != steepest) {
                kept.add(compensated(network, parameters, direction, exact.get(steepest)));
            }
        }
        return kept;
    }

    private static FreeDirection compensated(
            Network network, double[] parameters, FreeDirection direction, FreeDirection by) {
        double share = penaltySlope(network, parameters, direction.tangent())
                / penaltySlope(network, parameters, by.tangent());
        double[] tangent = direction.tangent().clone();
        for (int k = 0; k < tangent.length; k++) {
            tangent[k] -= share * by.tangent()[k];
        }
        double norm = Norm.of(tangent);
        for (int k = 0; k < tangent.length; k++) {
            tangent[k] /= norm;
        }
        String what =
                share == 0 ? direction.what() : direction.what() + " (weight decay balanced by " + by.what() + ")";
        return new FreeDirection(
                direction.cause(), direction.hiddenLayer(), direction.unit(), what, true, true, tangent);
    }

    /** The slope of 0.5 sum(W^2) along a direction. */
    private static double penaltySlope(Network network, double[] parameters, double[] tangent) {
        double slope = 0;
        for (Layer layer : network.layers()) {
            for (int k = layer.weights(); k < layer.biases(); k++) {
                slope += parameters[k] * tangent[k];
            }
        }
        return slope;
    }

    /** How many of these directions have each description, in the order in which they were found. */
    public static Map<String, Integer> summary(List<FreeDirection> directions) {
        Map<String, Integer> summary = new LinkedHashMap<>();
        directions.forEach(direction -> summary.merge(direction.what(), 1, Integer::sum));
        return summary;
    }
}
