package org.manymoons.answer;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.predictions.PairedGain;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.predictions.ViableRange;
import org.manymoons.results.RunRecord;

/** Whether the difference between the runs matters for what they predict. */
final class PredictionSentences {
    private final PredictionEvidence evidence;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;

    PredictionSentences(PredictionEvidence evidence, List<RunRecord> runs, List<PairResult> pairs) {
        this.evidence = evidence;
        this.runs = runs;
        this.pairs = pairs;
    }

    /** The sentences; of the multiplicity only where there is one. */
    List<String> with(@Nullable PredictiveMultiplicity multiplicity) {
        if (evidence.isOfNumbers()) {
            return List.of(numbers(), errors());
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "The two runs that differ most label %.2f %% of the %s samples differently; the largest difference of a probability"
                        + " is %.2g.",
                100 * evidence.disagreement(), set(), evidence.probabilityDifference()));
        if (evidence.isTested()) {
            sentences.add(accuracies());
        }
        if (multiplicity != null) {
            sentences.add(multiplicity(multiplicity));
            sentences.add(averaging(multiplicity));
        }
        return sentences;
    }

    private String numbers() {
        return format(
                "The predictions of the two runs that differ most are %.2g apart on the %s samples (root mean square), which is"
                        + " %.2g %% of the labels' standard deviation; the largest difference of one prediction is %.2g.",
                pairs.stream()
                        .mapToDouble(pair -> Objects.requireNonNull(pair.held().rootMeanSquare()))
                        .max()
                        .orElse(0),
                set(),
                100 * evidence.disagreement(),
                evidence.probabilityDifference());
    }

    private String errors() {
        DoubleSummaryStatistics errors =
                runs.stream().mapToDouble(evidence::squaredError).summaryStatistics();
        return format(
                "Their mean squared errors on the %s samples are %.4g to %.4g; always answering with the mean has %.4g.",
                set(), errors.getMin(), errors.getMax(), TrainingProgress.variance(evidence.samples()));
    }

    private String set() {
        return evidence.isTested() ? "test" : "training";
    }

    private String accuracies() {
        DoubleSummaryStatistics accuracies = runs.stream()
                .mapToDouble(
                        run -> Objects.requireNonNull(run.training().figures().testAccuracy()))
                .summaryStatistics();
        String low = format("%.2f", 100 * accuracies.getMin());
        String high = format("%.2f", 100 * accuracies.getMax());
        return format(
                "%s %%; %s (McNemar's test, smallest p %.3g of %s, Bonferroni).",
                low.equals(high) ? "All test accuracies are " + low : "Test accuracies are " + low + " to " + high,
                evidence.isSignificant() ? "some pair differs significantly" : "no pair differs significantly",
                evidence.smallestP(),
                counted(pairs.size(), "pair"));
    }

    private String multiplicity(PredictiveMultiplicity found) {
        ViableRange widest = found.widest();
        return format(
                "Against seed %d, the run of the lowest cost, %.2f %% of the %s samples get another label from some run"
                        + " (ambiguity), and no single run changes more than %.2f %% (discrepancy). The widest range of one"
                        + " sample's probability is %.3f to %.3f, from seeds %d and %d.",
                found.baseline(),
                100 * found.ambiguity(),
                set(),
                100 * found.discrepancy(),
                widest.low(),
                widest.high(),
                widest.lowSeed(),
                widest.highSeed());
    }

    private static String averaging(PredictiveMultiplicity found) {
        return format(
                "Averaging the %d probabilities changes the accuracy by %s percentage points and lowers the Brier score of"
                        + " %.4f by %s, compared with one run picked at random.",
                found.networks(),
                gain(found.accuracyGain(), 100, "%+.2f"),
                found.averaged().brier() + found.brierGain().mean(),
                gain(found.brierGain(), 1, "%.5f"));
    }

    private static String gain(PairedGain gain, double factor, String number) {
        List<Double> interval = gain.interval();
        return format(number, factor * gain.mean())
                + (interval == null
                        ? ""
                        : " (95 %: " + format(number, factor * interval.get(0)) + " to "
                                + format(number, factor * interval.get(1)) + ")");
    }
}
