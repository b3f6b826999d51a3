package org.manymoons.compare;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.UnitsFile;
import org.manymoons.symmetry.align.UnitMatching;
import org.manymoons.symmetry.align.UnitMatching.Pair;

/**
 * Two networks of which only the hidden units are known, matched as well as that allows. Where the output bias, and mostly
 * more, is unknown and no data are at hand, nothing can be decided: the verdict is always {@code undecided}.
 */
public final class UnitsComparison {
    /** As the compare command's JSON has it: what hidden units alone do not tell is null. */
    public record Result(
            PairVerdict verdict,
            double rawDistance,
            double alignedDistance,
            boolean alignmentExact,
            List<String> comparedColumns,
            List<Integer> permutation,
            List<Integer> signs,
            List<Double> unitResiduals,
            @Nullable Double maxProbabilityDifference,
            @Nullable Double labelDisagreement,
            @Nullable Double barrierRaw,
            @Nullable Double barrierAligned,
            @Nullable Object polished,
            List<String> answer) {}

    private final UnitsFile first;
    private final UnitsFile second;
    private final List<String> columns;
    private final UnitMatching matching;

    public UnitsComparison(UnitsFile first, UnitsFile second) {
        this.first = first;
        this.second = second;
        columns = first.columns().stream().filter(second.columns()::contains).toList();
        if (!weights(first).equals(weights(second))) {
            throw new DataException(first.file() + " has the weights " + weights(first) + ", but " + second.file()
                    + " has " + weights(second) + "; both must come from networks with the same inputs");
        }
        if (first.names().size() != second.names().size()) {
            throw new DataException(first.file() + " has " + first.names().size() + " units, but " + second.file()
                    + " has " + second.names().size()
                    + "; units can be matched one by one only where they are equally many");
        }
        String excess = Budget.excessOfUnits(first.names().size());
        if (excess != null) {
            throw new DataException(first.file() + ": " + excess);
        }
        matching = UnitMatching.between(first.valuesOf(columns), second.valuesOf(columns), true);
    }

    private static List<String> weights(UnitsFile units) {
        return units.columns().stream()
                .filter(column -> column.startsWith("w"))
                .sorted()
                .toList();
    }

    public Result result() {
        return new Result(
                PairVerdict.UNDECIDED,
                rawDistance(),
                matching.distance(),
                true,
                columns,
                matching.pairs().stream().map(Pair::second).toList(),
                matching.pairs().stream().map(Pair::sign).toList(),
                matching.pairs().stream().map(Pair::residual).toList(),
                null,
                null,
                null,
                null,
                null,
                answer());
    }

    private List<String> answer() {
        List<String> sentences = new ArrayList<>();
        sentences.add(format(
                "As they stand the two lists of units are %.4f apart, after the best matching %.4f (no order and"
                        + " signs give less; signs may be flipped because tanh is odd).",
                rawDistance(), matching.distance()));
        List<Pair> sorted = matching.pairs().stream()
                .sorted(Comparator.comparingDouble(Pair::residual))
                .toList();
        Pair farthest = sorted.get(sorted.size() - 1);
        if (sorted.size() > 1) {
            sentences.add(format(
                    "%d of %d units find a partner within %.2f; the farthest pair, unit %s of A and unit %s of B,"
                            + " stays %.2f apart.",
                    sorted.size() - 1,
                    sorted.size(),
                    sorted.get(sorted.size() - 2).residual(),
                    first.names().get(farthest.first()),
                    second.names().get(farthest.second()),
                    farthest.residual()));
        }
        sentences.add(
                "Verdict: undecided. " + unknown() + " not known here, and neither is whether training had converged.");
        sentences.add(
                "To decide it, the whole parameter vectors and the data are needed: save both models, carry each to its"
                        + " critical point, and compare those.");
        return sentences;
    }

    private String unknown() {
        List<String> unknown = new ArrayList<>();
        if (!columns.contains("bias")) {
            unknown.add("the hidden biases");
        }
        if (!columns.contains("output")) {
            unknown.add("the output weights");
        }
        unknown.add("the output bias");
        String list = unknown.size() == 1
                ? unknown.get(0)
                : String.join(", ", unknown.subList(0, unknown.size() - 1)) + " and " + unknown.get(unknown.size() - 1);
        return Character.toUpperCase(list.charAt(0)) + list.substring(1) + (unknown.size() == 1 ? " is" : " are");
    }

    private double rawDistance() {
        double[][] a = first.valuesOf(columns);
        double[][] b = second.valuesOf(columns);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
            }
        }
        return Math.sqrt(sum);
    }
}
