package org.manymoons.answer;

import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.plan;
import static org.manymoons.results.MadeUp.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Short answers about runs and pairs whose figures were made up. */
final class ShortAnswers {
    private ShortAnswers() {}

    static List<String> answer(
            Network network, Samples test, List<RunRecord> runs, List<PairResult> pairs, CensusResult census) {
        return ShortAnswer.of(plan(network, test), runs, pairs, census);
    }

    static Network softmax(Integer... hidden) {
        return Network.of(2, List.of(hidden), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
    }

    static List<RunRecord> two(UnaryOperator<MadeUp.Run> changes) {
        return List.of(run(run -> changes.apply(run.seed(1))), run(run -> changes.apply(run.seed(2))));
    }

    static CensusResult census(int atLeast) {
        return new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 0, atLeast, 0, null),
                List.of(),
                null,
                List.of(),
                List.of(),
                null);
    }

    static PairResult near(PairVerdict verdict) {
        return pair(1, 2, verdict, 3, 0.1, 1.0, 0.0, 0);
    }

    static PairResult pair(
            long a,
            long b,
            PairVerdict verdict,
            double raw,
            double aligned,
            double barrierRaw,
            double barrierAligned,
            double disagreement) {
        return MadeUp.pair(
                a,
                b,
                verdict,
                raw,
                aligned,
                barrierRaw,
                barrierAligned,
                new PredictionDifference(0.1, disagreement, new McNemar(1, 1, 1), null));
    }
}
