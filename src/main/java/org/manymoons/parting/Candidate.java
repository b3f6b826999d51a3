package org.manymoons.parting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.manymoons.parting.update.AdamRule;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A network that two trainings may be of.
 *
 * @param network   without weight decay
 * @param samples   as its loss takes them
 * @param criterion what its training makes smaller
 */
public record Candidate(Network network, Samples samples, Criterion criterion) {
    /** Trained on the loss that belongs to the outputs. */
    public Candidate(Network network, Samples samples) {
        this(network, samples, Criterion.OF_THE_OUTPUTS);
    }

    /** How updates may follow a gradient, in the order in which they are tried. */
    private enum Way {
        ALL_SAMPLES,
        ADAM,
        BATCHES
    }

    /** The first whose gradient the updates of one of the two follow; in batches where they follow that of all samples nowhere. */
    public static Optional<Candidate> explaining(List<Candidate> candidates, Trajectory a, Trajectory b) {
        for (Way way : Way.values()) {
            for (Candidate candidate : candidates) {
                if (candidate.explains(a, way) || candidate.explains(b, way)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the updates follow its gradient on all samples, or in these batches. */
    boolean isFollowedBy(Trajectory trajectory, BatchPlan plan) {
        return explains(trajectory, Way.ALL_SAMPLES)
                || Explanation.follows(
                        new Steps(trajectory, new GradientSource(network, samples, criterion, plan)),
                        Arithmetic.of(trajectory.rows()).unit());
    }

    /** As in "relu units, sigmoid output". */
    public String words() {
        String hidden = network.hidden().isEmpty()
                ? "no hidden units"
                : network.layers().get(0).activation().name().toLowerCase(Locale.ROOT) + " units";
        String output = switch (network.outputLoss()) {
            case SIGMOID_CROSS_ENTROPY -> "sigmoid output";
            case SOFTMAX_CROSS_ENTROPY -> "softmax output";
            case IDENTITY_SQUARED_ERROR -> "linear output (squared error)";
        };
        return hidden + ", " + output
                + switch (criterion) {
                    case OF_THE_OUTPUTS -> "";
                    case SQUARED_ERROR -> " trained on the squared error";
                };
    }

    private boolean explains(Trajectory trajectory, Way way) {
        double unit = Arithmetic.of(trajectory.rows()).unit();
        return switch (way) {
            case ALL_SAMPLES -> Explanation.onAllSamples(trajectory, network, samples, criterion, unit);
            case ADAM ->
                AdamRule.of(
                                new Steps(
                                        trajectory,
                                        new GradientSource(network, samples, criterion, BatchPlan.full(samples))),
                                unit)
                        != null;
            case BATCHES ->
                Explanation.of(trajectory, network, samples, criterion, unit).first() != null;
        };
    }
}
