package org.manymoons.parting;

import java.util.List;
import java.util.Optional;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A network that two trainings may be of.
 *
 * @param network without weight decay
 * @param samples as its loss takes them
 */
public record Candidate(Network network, Samples samples) {

    /** The first whose gradient the updates of one of the two follow; in batches where they follow that of all samples nowhere. */
    public static Optional<Candidate> explaining(List<Candidate> candidates, Trajectory a, Trajectory b) {
        for (boolean inBatches : List.of(false, true)) {
            for (Candidate candidate : candidates) {
                if (candidate.explains(a, inBatches) || candidate.explains(b, inBatches)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private boolean explains(Trajectory trajectory, boolean inBatches) {
        double unit = Arithmetic.of(trajectory.rows()).unit();
        return inBatches
                ? Explanation.of(trajectory, network, samples, unit).first() != null
                : Explanation.onAllSamples(trajectory, network, samples, unit);
    }
}
