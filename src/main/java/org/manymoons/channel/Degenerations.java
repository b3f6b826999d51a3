package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.channel.hinge.Hinges;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/**
 * The limit forms that a state is near to: a unit that saturates becomes an exponential, two units with nearly equal
 * incoming weights and biases become a dipole, and so on. Only the shape matters here: the linear parameters are fitted
 * afterwards.
 */
final class Degenerations {
    /** Chosen: a margin whose loss is below 1e-10. */
    private static final double SETTLED = 25;

    private final LimitState state;
    private final Samples samples;
    private final boolean[] settled;
    private final Fading fading;
    private final Saturating saturating;
    private final Merging merging;
    private final Cutting cutting;

    private Degenerations(LimitState state, Samples samples) {
        this.state = state;
        this.samples = samples;
        settled = state.excluded(samples.size());
        double[] logits = state.model(samples).logits(state.parameters());
        for (int n = 0; n < settled.length; n++) {
            double margin = samples.labels()[n] == 1 ? logits[n] : -logits[n];
            settled[n] |= margin > SETTLED && state.output() == ScalarLoss.CROSS_ENTROPY;
        }
        fading = new Fading(state, samples, settled);
        saturating = new Saturating(state, samples, settled);
        merging = new Merging(state, samples.features());
        cutting = new Cutting(state, samples);
    }

    static List<LimitState> of(LimitState state, Samples samples) {
        Degenerations degenerations = new Degenerations(state, samples);
        List<LimitState> found = new ArrayList<>();
        List<Piece> pieces = state.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            degenerations.single(pieces.get(i)).forEach(found::add);
            for (int j = 0; j < i; j++) {
                degenerations.pair(pieces.get(j), pieces.get(i)).forEach(found::add);
            }
        }
        return found;
    }

    private Stream<LimitState> single(Piece piece) {
        if (piece.term() instanceof UnitTerm unit) {
            return Stream.of(
                            fading.line(piece, unit.activation()),
                            saturating.unit(piece, unit.activation()),
                            cutting.sharp(piece, unit.activation()),
                            Hinges.of(state, piece, unit.activation(), samples, settled))
                    .flatMap(found -> found);
        }
        if (piece.term() instanceof DipoleTerm dipole) {
            return saturating.dipole(piece, dipole.activation());
        }
        if (piece.term() instanceof ExponentialTerm exponential) {
            return cutting.exponential(piece, exponential.sign());
        }
        return Stream.empty();
    }

    private Stream<LimitState> pair(Piece a, Piece b) {
        if (a.term() instanceof UnitTerm unit && b.term() instanceof UnitTerm) {
            return Stream.concat(merging.dipole(a, b, unit.activation()), fading.cubic(a, b, unit.activation()));
        }
        if (a.term() instanceof DipoleTerm dipole && b.term() instanceof UnitTerm) {
            return merging.tripole(a, b, dipole.activation());
        }
        if (a.term() instanceof UnitTerm && b.term() instanceof DipoleTerm dipole) {
            return merging.tripole(b, a, dipole.activation());
        }
        if (a.term() instanceof ExponentialTerm first
                && b.term() instanceof ExponentialTerm second
                && first.sign() != second.sign()) {
            return saturating.exponentials(a, b);
        }
        return Stream.empty();
    }
}
