package org.manymoons.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.SeedResult.FreeRunSummary;
import org.manymoons.results.SeedResult.LockstepSummary;

/** Runs and pairs with figures that were made up, for the sentences that are made of them. */
public final class MadeUp {
    public static final Network TANH = network(Activation.TANH, 0);
    static final Samples TRAINING = samples(4, 4);

    private MadeUp() {}

    public static Network network(Activation activation, double l2) {
        return Network.of(2, List.of(2), activation, l2);
    }

    /** So many samples of class 0 and of class 1. */
    public static Samples samples(int zeros, int ones) {
        double[] labels = new double[zeros + ones];
        java.util.Arrays.fill(labels, zeros, zeros + ones, 1);
        return new Samples(new double[zeros + ones][2], labels);
    }

    public static RunPlan plan(Network network, Samples test) {
        Recipe recipe = new Recipe(network, new Updater.Sgd(1), TRAINING, List.of(TRAINING), 10, seed -> new double[0]);
        return new RunPlan(recipe, test, List.of(1L, 2L), null, null, null, 1e-12);
    }

    /** What training gave: little more than where it ended. */
    public static SeedResult trained(long seed, double... parameters) {
        return new SeedResult(
                seed,
                null,
                new SeedResult.Figures(0.5, null, 0.75, null, null, 0.0, 0.0, null),
                null,
                null,
                null,
                parameters);
    }

    /** A run whose training converged to a strict minimum, changed as told. */
    public static RunRecord run(UnaryOperator<Run> changes) {
        return changes.apply(new Run()).record();
    }

    public static List<RunRecord> runs(int count, UnaryOperator<Run> changes) {
        List<RunRecord> runs = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            runs.add(run(changes));
        }
        return runs;
    }

    public static RunRecord failed(long seed) {
        return RunRecord.of(SeedResult.failed(seed, 3, null));
    }

    /** The figures of a run. */
    public static final class Run {
        private double cost = 0.1;
        private Double before;
        private double trainingAccuracy = 0.97;
        private Double testAccuracy = 0.96;
        private double gradient = 2e-17;
        private Double sharpness = 1.25;
        private Double threshold;
        private Integer negative = 0;
        private Boolean converged = true;
        private Kind kind = Kind.STRICT_MINIMUM;
        private double endCost = 0.09;
        private Double limit;
        private final List<ChannelGroup> groups = new ArrayList<>();
        private Reasons reasons = Reasons.of();
        private Verdict match;
        private List<Integer> matched = List.of();
        private FreeRunSummary free;
        private LockstepSummary lockstep;
        private long seed = 1;
        private double[] parameters = new double[0];

        public Run cost(double value, double accuracy) {
            cost = value;
            trainingAccuracy = accuracy;
            return this;
        }

        public Run costBeforeLastTenth(double value) {
            before = value;
            return this;
        }

        public Run testAccuracy(Double value) {
            testAccuracy = value;
            return this;
        }

        public Run gradient(double largest, int negativeEigenvalues) {
            gradient = largest;
            negative = negativeEigenvalues;
            converged = false;
            return this;
        }

        public Run sharpness(double value, double stableBelow) {
            sharpness = value;
            threshold = stableBelow;
            return this;
        }

        public Run notPolished() {
            negative = null;
            converged = null;
            kind = null;
            return this;
        }

        public Run end(Kind endKind, double value, String... why) {
            kind = endKind;
            endCost = value;
            reasons = Reasons.read(List.of(why));
            return this;
        }

        public Run channel(double value, Way... ways) {
            kind = Kind.CHANNEL_TO_INFINITY;
            limit = value;
            for (Way way : ways) {
                groups.add(new ChannelGroup(way, List.of(1), 1, 1));
            }
            return this;
        }

        public Run match(Verdict verdict, Integer... endStates) {
            match = verdict;
            matched = List.of(endStates);
            return this;
        }

        public Run freeRun(FreeRunSummary summary) {
            free = summary;
            return this;
        }

        public Run lockstep(boolean agrees) {
            lockstep = new LockstepSummary(10, 1e-15, 1e-12, 1e-12, agrees, 0, null, null);
            return this;
        }

        public Run seed(long value) {
            seed = value;
            return this;
        }

        public Run parameters(double... values) {
            parameters = values;
            return this;
        }

        private RunRecord record() {
            SeedResult training = new SeedResult(
                    seed,
                    null,
                    new SeedResult.Figures(
                            cost, before, trainingAccuracy, testAccuracy, null, gradient, sharpness, threshold),
                    lockstep,
                    free,
                    null,
                    parameters);
            EndStateSummary end = new EndStateSummary(MadeUpFigures.of(kind, endCost, limit, reasons), groups, null);
            return new RunRecord(
                    training,
                    negative,
                    converged,
                    kind,
                    kind == null ? null : end,
                    match,
                    match == null ? null : matched);
        }
    }

    public static PairResult pair(PairVerdict verdict) {
        return pair(verdict, 3, 2, 0.01);
    }

    public static PairResult pair(PairVerdict verdict, double raw, double aligned, double disagreement) {
        return pair(
                verdict, raw, aligned, null, new PredictionDifference(0.1, disagreement, new McNemar(1, 0, 1), null));
    }

    public static PairResult pair(PairVerdict verdict, PredictionDifference training, PredictionDifference test) {
        return pair(verdict, 3, 2, training, test);
    }

    /** With the rise of the cost between the two, as they stand and aligned. */
    public static PairResult pair(
            PairVerdict verdict, double raw, double aligned, Double barrierRaw, Double barrierAligned) {
        PredictionDifference alike = new PredictionDifference(0.1, 0.0, new McNemar(0, 0, 1), null);
        return pair(1, 2, verdict, raw, aligned, barrierRaw, barrierAligned, alike);
    }

    /** Of these seeds. */
    public static PairResult pair(
            long a,
            long b,
            PairVerdict verdict,
            double raw,
            double aligned,
            Double barrierRaw,
            Double barrierAligned,
            PredictionDifference difference) {
        return new PairResult(
                a,
                b,
                verdict,
                raw,
                aligned,
                true,
                "the parameters",
                "",
                List.of(),
                barrierRaw,
                barrierAligned,
                difference,
                difference,
                null,
                null,
                List.of(),
                null);
    }

    private static PairResult pair(
            PairVerdict verdict, double raw, double aligned, PredictionDifference training, PredictionDifference test) {
        return new PairResult(
                1,
                2,
                verdict,
                raw,
                aligned,
                true,
                "the parameters",
                "",
                List.of(),
                null,
                null,
                training,
                test,
                null,
                null,
                List.of(),
                null);
    }

    public static List<PairResult> pairs(PairVerdict... verdicts) {
        return java.util.Arrays.stream(verdicts).map(MadeUp::pair).toList();
    }
}
