package org.manymoons.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.manymoons.census.Estimates;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/** The forum's question in one line: different weights, different solution, and for what that is all right. */
final class ForumQuestion {
    private static final double SIGNIFICANT = 0.05;

    /** Two runs that differ on no larger a share of the labels cannot differ by more in accuracy. */
    private static final double NEGLIGIBLE = 0.01;

    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;

    ForumQuestion(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs) {
        this.plan = plan;
        this.runs = runs;
        this.pairs = pairs;
    }

    String answer() {
        boolean identical = pairs.stream().allMatch(pair -> pair.verdict() == PairVerdict.IDENTICAL);
        return "Different weights: " + (identical ? "no" : "yes") + "; different solution: " + differentSolution()
                + "; OK for predicting: " + okForPredicting() + "; OK for reading meaning into single weights: "
                + okForReading() + ".";
    }

    /** The smallest p-value of McNemar's test over the pairs. */
    static double smallestP(List<PairResult> pairs) {
        return pairs.stream()
                .mapToDouble(pair -> pair.held().mcNemar().pValue())
                .min()
                .orElse(1);
    }

    /** Whether that is significant, with Bonferroni's correction for the number of pairs. */
    static boolean isSignificant(List<PairResult> pairs) {
        return smallestP(pairs) * pairs.size() < SIGNIFICANT;
    }

    private String differentSolution() {
        long different = different();
        if (different > 0) {
            return "yes, " + different + " of " + pairs.size() + (pairs.size() == 1 ? " pair" : " pairs");
        }
        return allSame() ? "no" : "undecided";
    }

    private String okForPredicting() {
        Samples test = plan.test();
        if (test == null) {
            return "undecided, there is no test set";
        }
        if (isSignificant(pairs)) {
            return "not all the same, the test accuracies differ significantly";
        }
        if (noneBeatsTheMajority(test)) {
            return "no, none is significantly better than always predicting the more frequent class";
        }
        double disagreement = pairs.stream()
                .mapToDouble(pair -> pair.held().labelDisagreement())
                .max()
                .orElse(0);
        if (disagreement > NEGLIGIBLE && !couldBeSignificant(disagreement * test.size())) {
            return "undecided, " + test.size() + " test samples are too few to tell";
        }
        return String.format(
                Locale.ROOT,
                "yes, any two give the same label for %.2f %% of the %d test samples or more, and no difference in accuracy is"
                        + " significant",
                100 * (1 - disagreement),
                test.size());
    }

    /** Whether McNemar's test could come out significant if one run were right on all samples on which the two differ. */
    private boolean couldBeSignificant(double differing) {
        return McNemar.of((int) Math.round(differing), 0).pValue() * pairs.size() < SIGNIFICANT;
    }

    private boolean noneBeatsTheMajority(Samples test) {
        double ones = Arrays.stream(test.labels()).sum() / test.size();
        double majority = Math.max(ones, 1 - ones);
        return runs.stream().allMatch(run -> {
            double accuracy = Objects.requireNonNull(run.training().testAccuracy());
            int correct = (int) Math.round(accuracy * test.size());
            return Estimates.wilson(correct, test.size()).get(0) <= majority;
        });
    }

    private String okForReading() {
        if (different() > 0) {
            return "no, equally trained networks end in different solutions";
        }
        if (anyEndsAs(Kind.CHANNEL_TO_INFINITY)) {
            return "no, along a channel the weights grow without end, so there are no final ones to read";
        }
        Network network = plan.recipe().network();
        if (PolishingObstacle.of(network) != null || !allSame()) {
            return "undecided";
        }
        boolean signs = network.hidden().stream()
                .anyMatch(layer -> layer.activation().isOdd() || layer.activation() == Activation.SIGMOID);
        String readable = "up to the order " + (signs ? "and signs " : "") + "of the units"
                + (anyEndsAs(Kind.FLAT_MINIMUM) ? " and without the free directions" : "");
        return runs.stream().allMatch(run -> Boolean.TRUE.equals(run.converged()))
                ? "only " + readable
                : "not as they stand, since training had not converged; polished, " + readable;
    }

    private boolean anyEndsAs(Kind kind) {
        return runs.stream().anyMatch(run -> run.kind() == kind);
    }

    private boolean allSame() {
        return pairs.stream().allMatch(pair -> pair.verdict().isSame());
    }

    private long different() {
        return pairs.stream()
                .filter(pair -> pair.verdict() == PairVerdict.DIFFERENT_END_STATES)
                .count();
    }
}
