package org.manymoons.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.CertainSides;
import org.manymoons.spectrum.Eigen;

/**
 * A network without weight decay that classifies every sample rightly has no minimum: multiplying the output layer by
 * ever larger numbers takes the loss to 0, its infimum (complete separation, Albert and Anderson 1984, of the last layer's
 * logistic regression, with two classes or more). That is proof, not extrapolation.
 */
public final class Separation {
    /** Chosen: the output layer at its scale, twice and four times that, to show the way. */
    private static final int FARTHEST = 4;

    private Separation() {}

    /** The channel, whose limit function is 1 for each sample's class and 0 for the others. */
    public static Optional<Channel> of(Objective objective, double[] parameters) {
        Network network = objective.network();
        Samples samples = objective.samples();
        if (network.l2() > 0
                || network.outputLoss() == OutputLoss.IDENTITY_SQUARED_ERROR
                || network.isOneSigmoid() && !areOnTheirSides(Logits.of(objective, parameters), samples.labels())
                || !CertainSides.hold(network, parameters, samples)) {
            return Optional.empty();
        }
        double[][] z = Prediction.preActivations(network, parameters, samples);
        List<Channel.Station> path = new ArrayList<>();
        for (int scale = 1; scale <= FARTHEST; scale *= 2) {
            double sum = 0;
            for (int n = 0; n < z.length; n++) {
                sum += network.outputLoss().loss(times(scale, z[n]), samples.labels()[n], CrossEntropy.EXACT);
            }
            path.add(new Channel.Station(Eigen.norm(scaled(network.output(), parameters, scale)), sum / z.length));
        }
        return Optional.of(new Channel(
                List.of(new Channel.UnitGroup(Channel.Way.SEPARABLE, List.of(), 1, 1, List.of())),
                path,
                0,
                0,
                targets(network.output().units(), samples)));
    }

    /** As computed, which is quick: most networks have a sample on the other side. */
    private static boolean areOnTheirSides(double[] logits, double[] labels) {
        for (int n = 0; n < logits.length; n++) {
            if (logits[n] > 0 != (labels[n] == 1)) {
                return false;
            }
        }
        return true;
    }

    private static double[] times(double scale, double[] z) {
        return Arrays.stream(z).map(v -> scale * v).toArray();
    }

    private static double[] scaled(Layer output, double[] parameters, double scale) {
        double[] scaled = parameters.clone();
        for (int k = output.weights(); k < output.biases() + output.units(); k++) {
            scaled[k] *= scale;
        }
        return scaled;
    }

    private static double[] targets(int outputs, Samples samples) {
        double[] targets = new double[samples.size() * outputs];
        for (int n = 0; n < samples.size(); n++) {
            for (int k = 0; k < outputs; k++) {
                targets[n * outputs + k] = OutputLoss.target(samples.labels()[n], k, outputs);
            }
        }
        return targets;
    }
}
