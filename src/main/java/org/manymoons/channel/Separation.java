package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Eigen;

/**
 * A network without weight decay that classifies every sample rightly has no minimum: multiplying the output layer by
 * ever larger numbers takes the loss to 0, its infimum (complete separation, Albert and Anderson 1984, of the last layer's
 * logistic regression). That is proof, not extrapolation.
 */
public final class Separation {
    /** Chosen: the output layer at its scale, twice and four times that, to show the way. */
    private static final int FARTHEST = 4;

    private Separation() {}

    public static Optional<Channel> of(Objective objective, double[] parameters) {
        double[] labels = objective.samples().labels();
        if (objective.network().l2() > 0 || !objective.network().isOneSigmoid()) {
            return Optional.empty();
        }
        double[] logits = Logits.of(objective, parameters);
        for (int n = 0; n < logits.length; n++) {
            if (logits[n] > 0 != (labels[n] == 1)) {
                return Optional.empty();
            }
        }
        double bound = RoundingBound.of(objective.network(), parameters, objective.samples())
                .loss();
        for (int n = 0; n < logits.length; n++) {
            double margin = labels[n] == 1 ? logits[n] : -logits[n];
            if (!(margin > labels.length * bound)) {
                return Optional.empty();
            }
        }
        List<Channel.Station> path = new ArrayList<>();
        for (int scale = 1; scale <= FARTHEST; scale *= 2) {
            double sum = 0;
            for (int n = 0; n < logits.length; n++) {
                sum += CrossEntropy.EXACT.loss(scale * logits[n], labels[n]);
            }
            path.add(new Channel.Station(scale * Eigen.norm(parameters), sum / logits.length));
        }
        return Optional.of(new Channel(
                List.of(new Channel.UnitGroup(Channel.Way.SEPARABLE, List.of(), 1, 1, List.of())),
                path,
                0,
                0,
                labels.clone()));
    }
}
