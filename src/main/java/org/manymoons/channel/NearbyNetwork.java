package org.manymoons.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.manymoons.channel.hinge.Hinges;
import org.manymoons.channel.limit.CubicTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.TailTerm;
import org.manymoons.channel.limit.TripoleTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/**
 * A limit state as an actual network some way before infinity. A small number delta says how far: the loss exceeds the
 * limit by a multiple of delta^2, and the parameters grow as delta falls.
 */
final class NearbyNetwork {
    /** What a limit leaves out is of this order in delta. */
    private static final int ORDER = 2;

    /** Chosen: the tanh of a fading unit's bias, moderate and nearly saturated, to both sides. */
    static final List<Double> TILTS = List.of(-0.95, -0.5, 0.5, 0.95);

    /** Chosen: down to a delta of 2e-4, as far as a fading unit's excess is followed. */
    private static final int BENDS = 12;

    private final LimitState limit;
    private final Activation activation;
    private final Samples samples;
    private final double delta;
    private final double tilt;
    private final SaturatedUnits tails;
    private final boolean[] cutOff;
    private final CutUnits cutUnits;
    private final int d;

    private NearbyNetwork(LimitState limit, Activation activation, Samples samples, double delta, double tilt) {
        this.limit = limit;
        this.activation = activation;
        this.samples = samples;
        this.delta = delta;
        this.tilt = tilt;
        tails = new SaturatedUnits(activation, samples, delta, limit.output());
        cutOff = limit.excluded(samples.size());
        cutUnits = new CutUnits(activation, samples, delta, cutOff);
        d = samples.features();
    }

    /** Whether units of this activation can do it: steps need two sides to saturate on, cuts one, and growth on the other. */
    static boolean isPossible(LimitState limit, Activation activation) {
        boolean down = TailTerm.of(activation, -1).isPresent();
        boolean up = TailTerm.of(activation, 1).isPresent();
        boolean steps = limit.pieces().stream().anyMatch(piece -> piece.term() instanceof StepTerm);
        return (!steps || (down && up))
                && (limit.cuts().isEmpty() || (down && (up || TailTerm.growsWithoutEnd(activation))));
    }

    /** All pieces as units. */
    static LimitState of(LimitState limit, Activation activation, Samples samples, double delta) {
        return of(limit, activation, samples, delta, 0);
    }

    /** All pieces as units, single units that fade with this tanh of their bias (of half their bias for sigmoid). */
    static LimitState of(LimitState limit, Activation activation, Samples samples, double delta, double tilt) {
        NearbyNetwork realisation = new NearbyNetwork(limit, activation, samples, delta, tilt);
        LimitState state = limit;
        for (Piece piece : limit.pieces()) {
            if (piece.term() instanceof StepTerm) {
                state = realisation.expanded(state, piece);
            }
        }
        while (!state.cuts().isEmpty()) {
            state = realisation.cutUnits.uncut(state);
        }
        while (!state.isNetwork()) {
            for (Piece piece : state.pieces()) {
                if (!(piece.term() instanceof UnitTerm)) {
                    state = realisation.expanded(state, piece);
                }
            }
        }
        return state;
    }

    /** This piece alone as units, all others left at the limit. */
    static LimitState ofOne(LimitState limit, Piece piece, Activation activation, Samples samples, double delta) {
        return new NearbyNetwork(limit, activation, samples, delta, 0).expanded(limit, piece);
    }

    /** This cut alone as a unit, all others left at the limit. */
    static LimitState ofOne(LimitState limit, Cut cut, Activation activation, Samples samples, double delta) {
        List<Cut> cuts = new ArrayList<>(limit.cuts());
        cuts.remove(cut);
        cuts.add(cut);
        return new NearbyNetwork(limit, activation, samples, delta, 0)
                .cutUnits.uncut(new LimitState(limit.pieces(), limit.constant(), cuts, limit.output()));
    }

    /**
     * With a single fading unit made finite on the side where its bend lowers the loss, all else left at the limit: r + s r^2
     * with a bias of the right sign. The lowest of those near the limit, if any lies below it.
     */
    static Optional<LimitState> bent(LimitState limit, Activation activation, Samples samples) {
        Optional<LimitState> lowest = Optional.empty();
        double floor = loss(limit, samples) - resolution(limit, samples);
        for (Piece piece : limit.pieces()) {
            for (int i = 0; i < BENDS && piece.term() instanceof LinearTerm; i++) {
                for (double tilt : TILTS) {
                    LimitState bent = new NearbyNetwork(limit, activation, samples, ExcessLadder.delta(i), tilt)
                            .expanded(limit, piece);
                    if (loss(bent, samples) < floor - resolution(bent, samples)) {
                        floor = loss(bent, samples);
                        lowest = Optional.of(bent);
                    }
                }
            }
        }
        return lowest;
    }

    private static double loss(LimitState state, Samples samples) {
        return state.model(samples).loss(state.parameters());
    }

    private static double resolution(LimitState state, Samples samples) {
        return state.model(samples).rounding(state.parameters()).loss();
    }

    private LimitState expanded(LimitState state, Piece piece) {
        double[] p = piece.parameters();
        return switch (piece.term().kind()) {
            case DIPOLE -> state.replaced(List.of(piece), dipole(piece), 0);
            case TRIPOLE -> state.replaced(List.of(piece), tripole(piece, ((TripoleTerm) piece.term()).sign()), 0);
            case STEP -> state.replaced(List.of(piece), List.of(step(piece, (StepTerm) piece.term())), 0);
            case CUBIC -> faded(state, piece, FadedUnits.cubic(p, ((CubicTerm) piece.term()).sign(), delta, samples));
            case LINEAR -> line(state, piece);
            case EXPONENTIAL -> tails.exponential(state, piece, ((ExponentialTerm) piece.term()).sign());
            case SATURATED_DIPOLE -> tails.dipole(state, piece);
            case HINGE ->
                state.replaced(List.of(piece), List.of(unit(piece, 0, Hinges.unit(piece, limit, samples, delta))), 0);
            case RAMP -> throw new IllegalArgumentException("goes to infinity under weight decay only: " + piece);
            case UNIT -> throw new IllegalArgumentException("is a unit already: " + piece);
        };
    }

    /** So sharp that delta^2 is left of the tails. */
    private Piece step(Piece piece, StepTerm step) {
        double[] unit = Arrays.copyOf(cutUnits.sharpened(step.line(), -ORDER * Math.log(delta), cutOff), d + 2);
        unit[d + 1] = piece.parameters()[0];
        return unit(piece, 0, unit);
    }

    /** Softplus bends to the side of its output weight's sign, whatever its bias. */
    private LimitState line(LimitState state, Piece piece) {
        if (activation != Activation.SOFTPLUS) {
            return faded(state, piece, List.of(FadedUnits.line(piece.parameters(), delta, tilt, samples)));
        }
        double[] unit = FadedUnits.softplusLine(piece.parameters(), delta, tilt < 0 ? -1 : 1, samples);
        return state.replaced(List.of(piece), List.of(unit(piece, 0, unit)), -unit[d + 1] * activation.value(0));
    }

    /** From tanh units: v tanh(z) = 2 v sigmoid(2 z) - v. What they add at x = 0 is taken off the constant. */
    private LimitState faded(LimitState state, Piece piece, List<double[]> units) {
        boolean sigmoid = activation == Activation.SIGMOID;
        double constant = 0;
        List<Piece> pieces = new ArrayList<>();
        for (double[] unit : units) {
            double v = unit[d + 1];
            constant -= v * Math.tanh(unit[d]) + (sigmoid ? v : 0);
            double[] own = Arrays.stream(unit).map(x -> sigmoid ? 2 * x : x).toArray();
            pieces.add(unit(piece, pieces.size(), own));
        }
        return state.replaced(List.of(piece), pieces, constant);
    }

    /** (v/2 + 1/(2e)) f(z + e r) + (v/2 - 1/(2e)) f(z - e r). */
    private List<Piece> dipole(Piece piece) {
        double[] p = piece.parameters();
        double e = delta / largestAbsolute(samples, p, d + 2);
        double[] a = new double[d + 2];
        double[] b = new double[d + 2];
        for (int j = 0; j <= d; j++) {
            a[j] = p[j] + e * p[d + 2 + j];
            b[j] = p[j] - e * p[d + 2 + j];
        }
        a[d + 1] = 0.5 * p[d + 1] + 0.5 / e;
        b[d + 1] = 0.5 * p[d + 1] - 0.5 / e;
        return List.of(unit(piece, 0, a), unit(piece, 1, b));
    }

    /** (sign/e^2) (f(z + e q + e^2 sign r/2) - 2 f(z) + f(z - e q + e^2 sign r/2)) + v f(z). */
    private List<Piece> tripole(Piece piece, double sign) {
        double[] p = piece.parameters();
        double e = delta / largestAbsolute(samples, p, 2 * d + 3);
        double[] a = new double[d + 2];
        double[] b = new double[d + 2];
        double[] c = new double[d + 2];
        for (int j = 0; j <= d; j++) {
            double centre = p[j] + 0.5 * sign * e * e * p[d + 2 + j];
            a[j] = centre + e * p[2 * d + 3 + j];
            b[j] = centre - e * p[2 * d + 3 + j];
            c[j] = p[j];
        }
        a[d + 1] = sign / (e * e);
        b[d + 1] = sign / (e * e);
        c[d + 1] = p[d + 1] - 2 * sign / (e * e);
        return List.of(unit(piece, 0, a), unit(piece, 1, b), unit(piece, 2, c));
    }

    private Piece unit(Piece piece, int position, double[] parameters) {
        return new Piece(
                new UnitTerm(activation), parameters, List.of(piece.units().get(position)));
    }

    /** The largest |w.x + b| over the samples. */
    static double largestAbsolute(Samples samples, double[] p, int offset) {
        int d = samples.features();
        double largest = 0;
        for (double[] x : samples.inputs()) {
            double z = p[offset + d];
            for (int j = 0; j < d; j++) {
                z += p[offset + j] * x[j];
            }
            largest = Math.max(largest, Math.abs(z));
        }
        return largest;
    }
}
