package org.manymoons.channel;

import java.util.List;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** A limit whose first piece is a ramp, see {@link RisingBiases}: networks before it, and whether they lie above it. */
record Ramp(LimitState limit, Activation activation, Network network, Samples samples) {
    /** Chosen, of the sum of absolute terms: K is told from 0 beyond that. */
    private static final double RESOLVED = 1e-8;

    private Piece piece() {
        return limit.pieces().get(0);
    }

    /** f(z) - z is a polynomial times exp(-rate z) for large z; 0 for all others. */
    static double rate(Activation activation) {
        return switch (activation) {
            case SOFTPLUS, SWISH -> 1;
            case GELU -> Activation.GELU_RATE;
            case TANH, SIGMOID, IDENTITY, RELU, LEAKYRELU, ELU, SOFTSIGN, HARDTANH -> 0;
        };
    }

    /** Whether K is positive; where other units could take a part over, of either sign, for each such part. */
    boolean risesBefore(boolean shared) {
        double[] logits = limit.model(samples).logits(limit.parameters());
        if (!(pull(logits, 1) > 0)) {
            return false;
        }
        for (int k = 1; k <= RisingBiases.SHARES && shared; k++) {
            double root = Math.sqrt((double) k / RisingBiases.SHARES);
            if (!(pull(logits, root) > 0) || !(pull(logits, -root) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** K for w and v multiplied by this factor, 0 where rounding hides its sign. */
    private double pull(double[] logits, double factor) {
        double[] p = piece().parameters();
        int d = samples.features();
        double rate = rate(activation);
        double sum = 0;
        double absolute = 0;
        for (int n = 0; n < logits.length; n++) {
            double wx = 0;
            for (int j = 0; j < d; j++) {
                wx += p[j] * samples.inputs()[n][j];
            }
            double term = CrossEntropy.EXACT.derivative(logits[n], samples.labels()[n]) * Math.exp(-rate * factor * wx);
            sum += term;
            absolute += Math.abs(term);
        }
        double sign = activation == Activation.SOFTPLUS ? 1 : -1;
        return Math.abs(sum) > RESOLVED * absolute ? sign * factor * p[d] * sum : 0;
    }

    /** The network whose ramp is a unit again, its smallest argument this; dead units have no bias. */
    double[] realised(double least) {
        return withUnits(List.of(unit(1, least, piece().units())));
    }

    /** The network whose ramp is two units, one at infinity, the other with this share of v w and this smallest argument. */
    double[] realised(double least, double share, double sign, int spare) {
        return withUnits(List.of(
                unit(Math.sqrt(1 - share), RisingBiases.LAST, piece().units()),
                unit(sign * Math.sqrt(share), least, List.of(spare))));
    }

    private double[] withUnits(List<Piece> units) {
        double constant = 0;
        for (Piece unit : units) {
            double[] p = unit.parameters();
            constant -= p[p.length - 1] * p[p.length - 2];
        }
        return limit.replaced(List.of(piece()), units, constant).network(network);
    }

    /** A unit with the ramp's w and v multiplied by a factor and this smallest argument. */
    private Piece unit(double factor, double least, List<Integer> units) {
        int d = samples.features();
        double[] unit = new double[d + 2];
        for (int j = 0; j < d; j++) {
            unit[j] = factor * piece().parameters()[j];
        }
        unit[d + 1] = factor * piece().parameters()[d];
        Piece piece = new Piece(new UnitTerm(activation), unit, units);
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] x : samples.inputs()) {
            smallest = Math.min(smallest, piece.affine(x));
        }
        unit[d] = least - smallest;
        return piece;
    }
}
