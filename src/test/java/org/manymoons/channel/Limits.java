package org.manymoons.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.limit.CubicTerm;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LimitTerm;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.SaturatedDipoleTerm;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.TripoleTerm;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Limit states put together by hand, each with samples that it fits as well as any function can. */
public final class Limits {
    static final double[] STEP_LINE = {1, 0.5, -0.1};

    private Limits() {}

    /** The limits of a few units by name; on points in the plane, all within [-1, 1]. */
    static LimitState named(String name, Activation activation, double[][] points) {
        return switch (name) {
            case "dipole" -> state(0.4, piece(new DipoleTerm(activation), p(1.1, 0.7, 0.3, 1.5, 1.2, -2, 0.5), 0, 1));
            case "tripole up" -> tripole(activation, 1);
            case "tripole down" -> tripole(activation, -1);
            case "falling exponential" -> state(0.5, piece(new ExponentialTerm(-1), p(0.8, -0.6, 0), 0));
            case "rising exponential" -> state(-0.5, piece(new ExponentialTerm(1), p(0.8, -0.6, -0.2), 0));
            case "saturated dipole" -> saturatedDipole(0.5);
            case "other saturated dipole" -> saturatedDipole(-0.4);
            case "line" -> state(0.3, piece(new LinearTerm(false), p(1.4, -0.9), 0));
            case "square" -> cubic(-1, 0);
            case "cube" -> cubic(-1, 0.4);
            case "other cube" -> cubic(1, -0.3);
            case "step" -> state(0.2, step(activation, points, 0.95));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static LimitState tripole(Activation activation, double sign) {
        double[] p = {1.1, 0.7, 0.3, 0.8, 0.5, -0.4, 0.2, 1.2, 1.8, -0.6};
        return state(0.1, piece(new TripoleTerm(activation, sign), p, 0, 1, 2));
    }

    private static LimitState saturatedDipole(double square) {
        return state(0.3, piece(new SaturatedDipoleTerm(), p(0.6, -0.4, 0.9, 1.1, -0.8, square), 0, 1));
    }

    private static LimitState cubic(double sign, double cube) {
        return state(0.2, piece(new CubicTerm(sign, false), p(0.5, -0.8, 1.1, 0.6, cube), 0, 1));
    }

    static Piece step(Activation activation, double[][] points, double height) {
        double low = activation == Activation.SIGMOID ? 0 : -1;
        double[] pattern = Arrays.stream(points)
                .mapToDouble(x -> affine(STEP_LINE, x) > 0 ? 1 : low)
                .toArray();
        return piece(new StepTerm(pattern, STEP_LINE), p(height), 0);
    }

    static double[] p(double... parameters) {
        return parameters;
    }

    static LimitState state(double constant, Piece... pieces) {
        return new LimitState(List.of(pieces), constant, List.of());
    }

    static Piece piece(LimitTerm term, double[] parameters, Integer... units) {
        return new Piece(term, parameters, List.of(units));
    }

    static LimitState withCuts(LimitState state, Cut... cuts) {
        return new LimitState(state.pieces(), state.constant(), List.of(cuts));
    }

    public static double affine(double[] line, double[] x) {
        double z = line[x.length];
        for (int j = 0; j < x.length; j++) {
            z += line[j] * x[j];
        }
        return z;
    }

    public static double[][] points(int size, long seed) {
        Random random = new Random(seed);
        double[][] points = new double[size][];
        for (int n = 0; n < size; n++) {
            points[n] = new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
        }
        return points;
    }

    static Samples unlabelled(double[]... points) {
        return new Samples(points, new double[points.length]);
    }

    /** The points with the probabilities that this state says as labels: its loss there is the infimum of all. */
    static Samples saying(LimitState state, double[][] points) {
        return new Samples(
                points,
                Arrays.stream(logits(state, unlabelled(points)))
                        .map(Logistic::sigmoid)
                        .toArray());
    }

    static double[] logits(LimitState state, Samples samples) {
        return state.model(samples).logits(state.parameters());
    }

    static double loss(LimitState state, Samples samples) {
        return state.model(samples).loss(state.parameters());
    }

    /** The largest difference of two states' logits. */
    static double distance(LimitState a, LimitState b, Samples samples) {
        double[] left = logits(a, samples);
        double[] right = logits(b, samples);
        double largest = 0;
        for (int n = 0; n < left.length; n++) {
            largest = Math.max(largest, Math.abs(left[n] - right[n]));
        }
        return largest;
    }

    static Objective objective(Samples samples, int units, Activation activation) {
        return Objective.of(Network.of(samples.features(), List.of(units), activation, 0), samples);
    }

    static int units(LimitState limit) {
        return limit.cuts().size()
                + limit.pieces().stream()
                        .mapToInt(piece -> piece.units().size())
                        .sum();
    }

    static double[] network(LimitState limit, Objective objective, double delta) {
        Activation activation = objective.network().layers().get(0).activation();
        return NearbyNetwork.of(limit, activation, objective.samples(), delta).network(objective.network());
    }

    /** A minimum of the limit model, to the last bit that rounding allows. */
    static LimitState minimised(LimitState start, Samples samples) {
        Descent descent = new Descent(start.model(samples), start.parameters(), () -> false);
        descent.projected(20);
        descent.finish();
        return start.at(descent.parameters());
    }

    /** Of a network that starts at this delta. */
    static Certification certified(LimitState limit, Samples samples, double delta) {
        Objective objective = objective(samples, units(limit), Activation.TANH);
        return LimitCertificate.of(limit, objective, Activation.TANH, network(limit, objective, delta));
    }
}
