package org.manymoons.channel.steep;

import java.util.List;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Steps and cuts between five points of a line, and networks of such units. */
final class Steep {
    static final double[][] X = {{-2}, {-1}, {0}, {1}, {2}};
    static final Samples SAMPLES = new Samples(X, new double[] {0, 0, 1, 0, 1});

    private Steep() {}

    static Cut cut(int unit, double w, double b, double sign, int... cutOff) {
        boolean[] beyond = new boolean[5];
        for (int n : cutOff) {
            beyond[n] = true;
        }
        return new Cut(unit, new double[] {w, b}, beyond, sign);
    }

    static Piece step(double height, double... pattern) {
        return new Piece(new StepTerm(pattern, new double[] {1, -0.5}), new double[] {height}, List.of(0));
    }

    static LimitState with(Piece step, Cut... cuts) {
        return new LimitState(List.of(step), 0, List.of(cuts));
    }

    static LimitState with(Cut... cuts) {
        return new LimitState(List.of(), 0.5, List.of(cuts));
    }

    static List<SteepLine> lines(LimitState limit) {
        return SteepLine.of(SamplePull.at(limit, SAMPLES)).toList();
    }

    /** A network of units w x + b. */
    static LimitState network(double... weightsAndBiases) {
        int units = weightsAndBiases.length / 2;
        double[] p = new double[3 * units + 1];
        for (int j = 0; j < units; j++) {
            p[j] = weightsAndBiases[2 * j];
            p[units + j] = weightsAndBiases[2 * j + 1];
            p[2 * units + j] = 1;
        }
        return LimitState.of(Network.of(1, List.of(units), Activation.TANH, 0), p);
    }
}
