package org.manymoons.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.PointFigures;
import org.manymoons.threads.Tasks;

/** Looks at where each run's training ended and carries it on to its critical point. */
final class Polishing {
    private static final double MULTIPLE_OF_ROUNDING = 10;

    private final RunPlan plan;

    Polishing(RunPlan plan) {
        this.plan = plan;
    }

    /** A run with its end state; no end state where it cannot be polished or failed. */
    record Polished(RunRecord record, @Nullable EndState end) {}

    List<Polished> polish(List<SeedResult> runs, int threads) throws InterruptedException {
        List<Callable<Polished>> tasks = new ArrayList<>();
        for (SeedResult run : runs) {
            tasks.add(() -> polish(run));
        }
        return Tasks.all(tasks, threads);
    }

    private Polished polish(SeedResult run) {
        Network network = plan.recipe().network();
        if (run.hasFailed() || PolishingObstacle.of(network) != null) {
            return new Polished(RunRecord.of(run), null);
        }
        Objective objective = Kernels.objective(network, plan.recipe().training());
        double[] parameters = parameters(run);
        EndState end = Polisher.polish(objective, parameters);
        Integer negative =
                network.isSmooth() ? PointFigures.of(objective, parameters).negativeEigenvalues() : null;
        boolean converged =
                negative == null ? isMinimum(objective, parameters) : negative == 0 && isAtRest(objective, parameters);
        RunRecord record = new RunRecord(
                run,
                negative,
                converged,
                end.kind(),
                EndStateSummary.of(end, network, plan.recipe().training(), plan.test()),
                null,
                null);
        return new Polished(record, end);
    }

    static double[] parameters(SeedResult run) {
        return Objects.requireNonNull(run.parameters());
    }

    /** On kinks the gradient vanishes along them only. */
    private static boolean isMinimum(Objective objective, double[] parameters) {
        Kind kind = Polisher.inspect(objective, parameters).kind();
        return kind == Kind.STRICT_MINIMUM || kind == Kind.FLAT_MINIMUM;
    }

    private static boolean isAtRest(Objective objective, double[] parameters) {
        double[] gradient = objective.gradient(parameters);
        double[] bound = RoundingBound.of(objective.network(), parameters, objective.samples())
                .gradient();
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        return largest <= MULTIPLE_OF_ROUNDING * Arrays.stream(bound).max().orElse(0);
    }
}
