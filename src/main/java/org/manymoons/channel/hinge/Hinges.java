package org.manymoons.channel.hinge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/**
 * Softplus units that turn into max(0, .), one to a hinge: v log(1 + exp(s z)) with s to infinity and v s held is v s max(0, z)
 * where z is not 0. Where that limit's loss has a minimum, samples may lie on the kink, each with a multiplier lambda between 0
 * and 1 ({@link KinkForces}). Just before the limit such a sample lies at s z = log(lambda/(1 - lambda)), and the loss is
 * higher by sum(|v| sign r H(lambda))/N with H the entropy -lambda log(lambda) - (1 - lambda) log(1 - lambda): softplus is
 * above max(0, .), and softplus(t) - lambda t is least, and H(lambda), there. So the limit is an infimum.
 */
public final class Hinges {
    /** Chosen: nearer to its kink a sample sees a curve, not a corner; the slope there is between 0.02 and 0.98. */
    private static final double ON_KINK = 4;

    /** Chosen: a unit with smaller arguments is no hinge yet. */
    private static final double SHARP = 20;

    /** Chosen: samples so near to the kink, for each that can be on it. */
    private static final int CROWDED = 3;

    /** Chosen: a multiplier nearer to 0 or 1 does not hold its sample for certain. */
    private static final double INSIDE = 1e-6;

    /** Chosen: a sample nearer to the kink, as a share of the terms of w.x + b, is on neither side, such as a copy of one on it. */
    private static final double UNCERTAIN = 1e-12;

    private Hinges() {}

    public static boolean isWithout(LimitState state) {
        return state.pieces().stream().noneMatch(Hinge::is);
    }

    /** A unit as a hinge; as a line where all samples that count are above its kink. */
    public static Stream<LimitState> of(
            LimitState state, Piece piece, Activation activation, Samples samples, boolean[] settled) {
        if (activation != Activation.SOFTPLUS || !(piece.term() instanceof UnitTerm)) {
            return Stream.empty();
        }
        double[] z = new double[samples.size()];
        boolean[] active = new boolean[z.length];
        double highest = 0;
        double lowest = 0;
        List<Integer> near = new ArrayList<>();
        for (int n = 0; n < z.length; n++) {
            z[n] = piece.affine(samples.inputs()[n]);
            active[n] = z[n] > 0;
            if (!settled[n]) {
                highest = Math.max(highest, z[n]);
                lowest = Math.min(lowest, z[n]);
                if (Math.abs(z[n]) < ON_KINK) {
                    near.add(n);
                }
            }
        }
        int d = samples.features();
        if (highest < SHARP || near.size() > CROWDED * d) {
            return Stream.empty();
        }
        double v = piece.parameters()[d + 1];
        if (near.isEmpty() && lowest == 0) {
            double[] u = new double[d];
            for (int j = 0; j < d; j++) {
                u[j] = v * piece.parameters()[j];
            }
            Piece line = new Piece(new LinearTerm(false), u, piece.units());
            return Stream.of(state.replaced(List.of(piece), List.of(line), v * piece.parameters()[d]));
        }
        near.sort(Comparator.comparingDouble(n -> Math.abs(z[n])));
        List<Integer> touching = near.subList(0, Math.min(d, near.size()));
        touching.forEach(n -> active[n] = false);
        double[] line = new double[d + 1];
        for (int j = 0; j <= d; j++) {
            line[j] = Math.abs(v) * piece.parameters()[j];
        }
        HingeTerm term = HingeTerm.of(samples, Math.signum(v), active, touching);
        return Stream.of(
                state.replaced(List.of(piece), List.of(new Piece(term, term.coordinates(line), piece.units())), 0));
    }

    /** The state carried to a minimum, samples moving onto kinks and off them on the way. */
    public static LimitState settled(LimitState state, Samples samples, BooleanSupplier stop) {
        return new HingeDescent(samples, stop).from(state);
    }

    /** Whether all samples are on the sides that the hinges take them to be on, and those on kinks are held there. */
    public static boolean hold(LimitState state, Samples samples) {
        boolean[] excluded = state.excluded(samples.size());
        return state.pieces().stream()
                .filter(Hinge::is)
                .map(Hinge::of)
                .allMatch(hinge -> areOnTheirSides(hinge, samples, excluded)
                        && KinkForces.of(hinge, state, samples).hold(INSIDE));
    }

    private static boolean areOnTheirSides(Hinge hinge, Samples samples, boolean[] excluded) {
        return IntStream.range(0, samples.size())
                .filter(n -> !excluded[n] && !hinge.term().touching().contains(n))
                .allMatch(n -> {
                    double z = hinge.value(samples.inputs()[n]);
                    return (hinge.term().active()[n] ? z : -z) > UNCERTAIN * hinge.largest(samples.inputs()[n]);
                });
    }

    /**
     * A hinge as a unit w, b, v of a network some way before the limit: so sharp that exp(-s |z|) is at most delta^2 at the
     * samples that are not on its kink, and delta^2 times as far from the kink those that are.
     */
    public static double[] unit(Piece piece, LimitState limit, Samples samples, double delta) {
        Hinge hinge = Hinge.of(piece);
        int d = samples.features();
        boolean[] excluded = limit.excluded(samples.size());
        double nearest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < samples.size(); n++) {
            if (!excluded[n] && !hinge.term().touching().contains(n)) {
                nearest = Math.min(nearest, Math.abs(hinge.value(samples.inputs()[n])));
            }
        }
        double[] multipliers = KinkForces.of(hinge, limit, samples).multipliers();
        double sharpness = multipliers.length == 0 ? -2 * Math.log(delta) / nearest : 1 / (delta * delta * nearest);
        double[] values = new double[multipliers.length];
        for (int k = 0; k < values.length; k++) {
            double lambda = Math.min(1 - INSIDE, Math.max(INSIDE, multipliers[k]));
            values[k] = Math.log(lambda / (1 - lambda));
        }
        double[] shift = values.length == 0 ? new double[d + 1] : hinge.shift(samples, values);
        double[] unit = new double[d + 2];
        for (int j = 0; j <= d; j++) {
            unit[j] = sharpness * hinge.line()[j] + shift[j];
        }
        unit[d + 1] = hinge.term().sign() / sharpness;
        return unit;
    }
}
