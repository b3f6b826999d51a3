package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.channel.hinge.Hinges;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LimitTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
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
        LimitTerm term = piece.term();
        return switch (term.kind()) {
            case UNIT -> unit(piece, ((UnitTerm) term).activation());
            case DIPOLE -> saturating.dipole(piece, ((DipoleTerm) term).activation());
            case EXPONENTIAL -> cutting.exponential(piece, ((ExponentialTerm) term).sign());
            case TRIPOLE, SATURATED_DIPOLE, STEP, LINEAR, CUBIC, RAMP, HINGE -> Stream.empty();
        };
    }

    private Stream<LimitState> unit(Piece piece, Activation activation) {
        return Stream.of(
                        fading.line(piece, activation),
                        saturating.unit(piece, activation),
                        cutting.sharp(piece, activation),
                        Hinges.of(state, piece, activation, samples, settled))
                .flatMap(found -> found);
    }

    private Stream<LimitState> pair(Piece a, Piece b) {
        return switch (a.term().kind()) {
            case UNIT -> withUnit(b, a, ((UnitTerm) a.term()).activation());
            case DIPOLE -> withDipole(a, b);
            case EXPONENTIAL -> withExponential(a, b);
            case TRIPOLE, SATURATED_DIPOLE, STEP, LINEAR, CUBIC, RAMP, HINGE -> Stream.empty();
        };
    }

    private Stream<LimitState> withUnit(Piece other, Piece unit, Activation activation) {
        return switch (other.term().kind()) {
            case UNIT -> Stream.concat(merging.dipole(unit, other, activation), fading.cubic(unit, other, activation));
            case DIPOLE -> withDipole(other, unit);
            case EXPONENTIAL, TRIPOLE, SATURATED_DIPOLE, STEP, LINEAR, CUBIC, RAMP, HINGE -> Stream.empty();
        };
    }

    private Stream<LimitState> withDipole(Piece dipole, Piece other) {
        return other.term().kind() == LimitTerm.Kind.UNIT
                ? merging.tripole(dipole, other, ((DipoleTerm) dipole.term()).activation())
                : Stream.empty();
    }

    /** Two exponentials that are not of one sign. */
    private Stream<LimitState> withExponential(Piece a, Piece b) {
        return b.term().kind() == LimitTerm.Kind.EXPONENTIAL
                        && ((ExponentialTerm) a.term()).sign() != ((ExponentialTerm) b.term()).sign()
                ? saturating.exponentials(a, b)
                : Stream.empty();
    }
}
