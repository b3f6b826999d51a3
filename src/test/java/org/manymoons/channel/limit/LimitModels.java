package org.manymoons.channel.limit;

import java.util.List;
import java.util.Random;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** A model of one term of each kind, with random parameters and samples of which some are excluded. */
final class LimitModels {
    private static final int SIZE = 9;
    private static final Random RANDOM = new Random(11);

    /** Parameters of the terms in turn, two features: 4, 7, 10, 3, 6, 1, 2, 3 and 6, then the constant. */
    static final List<LimitTerm> TERMS = List.of(
            new UnitTerm(Activation.TANH),
            new DipoleTerm(Activation.TANH),
            new TripoleTerm(Activation.SIGMOID, -1),
            new ExponentialTerm(-1),
            new SaturatedDipoleTerm(),
            new StepTerm(RANDOM.doubles(SIZE, -1, 1).toArray(), new double[3]),
            new LinearTerm(false),
            new LinearTerm(true),
            new CubicTerm(1, true));

    static final double[] PARAMETERS = RANDOM.doubles(43, -0.5, 0.5).toArray();

    /** Its labels are probabilities, but for two. */
    static final Samples SAMPLES = samples();

    private static final boolean[] EXCLUDED = {false, true, false, false, false, true, false, false, false};

    private LimitModels() {}

    static LimitModel mixed() {
        return new LimitModel(TERMS, SAMPLES, EXCLUDED);
    }

    private static Samples samples() {
        double[][] inputs = new double[SIZE][];
        double[] labels = RANDOM.doubles(SIZE).toArray();
        for (int n = 0; n < SIZE; n++) {
            inputs[n] = RANDOM.doubles(2, -1, 1).toArray();
        }
        labels[0] = 0;
        labels[1] = 1;
        labels[5] = 0;
        return new Samples(inputs, labels);
    }

    static double[] moved(double[] parameters, int k, double h) {
        double[] moved = parameters.clone();
        moved[k] += h;
        return moved;
    }
}
