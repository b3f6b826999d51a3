package org.manymoons.channel.steep;

import java.util.Optional;
import java.util.stream.Stream;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.StepTerm;

/** The line of a step or of a cut, as one of all those that split the samples alike. */
sealed interface SteepLine permits StepLine, CutLine {
    /** Chosen: a margin whose loss, 1e-7, may well be less than what another sample gains; the loss decides. */
    double SETTLED = 16;

    /** Those of a limit: its steps, then its cuts. */
    static Stream<SteepLine> of(SamplePull pull) {
        LimitState limit = pull.limit();
        return Stream.concat(
                limit.pieces().stream()
                        .filter(piece -> piece.term() instanceof StepTerm)
                        .map(step -> new StepLine(pull, step)),
                limit.cuts().stream().map(cut -> new CutLine(pull, cut)));
    }

    /** The same line in a limit in which others were moved. */
    SteepLine in(SamplePull moved);

    /** Whether the unit of a network that it is made of splits the samples alike, those aside that are cut off. */
    boolean isSplitAlikeBy(LimitState network);

    /** How it splits the samples, without those that need not be on their side for other cuts to cut them off. */
    Dichotomy split();

    /** The same without all that other cuts cut off. */
    Dichotomy splitOfTheRest();

    /** The split without those, too, that are classified so surely that this unit makes no difference to them. */
    Dichotomy loosened();

    /** For each side, 0 for -1 and 1 for +1, the sign of the pull with which a sample would leave it; 0 for none. */
    double[] sidesThatPay();

    /** The limit with this unit splitting the samples so, its line as far from them as can be. */
    Optional<LimitState> moved(Dichotomy split);

    /** w.x + b. */
    static double value(double[] line, double[] x) {
        double z = line[x.length];
        for (int j = 0; j < x.length; j++) {
            z += line[j] * x[j];
        }
        return z;
    }
}
