package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.fixed;
import static org.manymoons.wording.Wording.fixedOrSmall;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.report.Report;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.FreeRunSummary;
import org.manymoons.results.SeedResult.LockstepSummary;
import org.manymoons.study.Experiment;
import org.manymoons.study.Fit;
import org.manymoons.study.folder.RunFolder;

/** What the main job tells its user at the end: a table like the forum post's, then the comparison with the reference. */
public final class RunSummary {
    private static final String TEST_ERROR = "mean squared error on the test set";
    private static final int UNITS_SHOWN = 6;
    private static final int WEIGHTS_SHOWN = 4;

    private final Experiment experiment;
    private final RunResults results;
    private final RunFolder folder;
    private final Fit fit;

    public RunSummary(Experiment experiment, RunResults results, RunFolder folder) {
        this.experiment = experiment;
        this.results = results;
        this.folder = folder;
        this.fit = new Fit(experiment);
    }

    public void print(PrintWriter out) {
        Paragraph.wrapped(out, experiment.title());
        experiment.classes().ifPresent(classes -> Paragraph.wrapped(out, classes));
        out.println();
        results.shortAnswer().forEach(sentence -> Paragraph.wrapped(out, sentence));
        out.println();
        printTable(out);
        out.println();
        new PairsTable(results.pairs(), results.proof()).print(out);
        results.answer().forEach(section -> printSection(out, section));
        printChecks(out);
        out.println("Models, dumps and results.json: " + folder.path());
        out.println("The report, for your browser: " + folder.file(Report.FILE));
    }

    private void printSection(PrintWriter out, AnswerSection section) {
        out.println(section.topic().heading());
        section.sentences().forEach(sentence -> Paragraph.item(out, sentence));
        out.println();
        if (results.census() != null && section.topic() == AnswerSection.Topic.MANY_STARTS) {
            new CensusSummary(experiment, results.census(), folder, results.proof()).printTable(out);
        }
    }

    private void printTable(PrintWriter out) {
        int width = Math.max("seed".length(), longestSeed());
        out.println(format("%-" + width + "s  ", "seed")
                + "cost     " + (fit.isAccuracy() ? "train acc.  test acc. (95 % interval)" : TEST_ERROR)
                + "  hidden weights, unit by unit");
        for (SeedResult run : results.trainings()) {
            printRow(out, "%" + width + "d  ", run);
        }
    }

    private void printRow(PrintWriter out, String seed, SeedResult run) {
        if (run.cost() == null || run.parameters() == null) {
            String failure = format(
                    "failed: the loss or a weight was no finite number after update %s; a smaller training.learning_rate helps",
                    String.valueOf(run.failedAtIteration()));
            Paragraph.hanging(out, format(seed, run.seed()), List.of(failure.split(" ", -1)));
            return;
        }
        String figures = fit.isAccuracy()
                ? format("%-10s  %-25s", percent(run.figures().trainingAccuracy()), testAccuracy(run))
                : format("%-" + TEST_ERROR.length() + "s", testError(run));
        Paragraph.hanging(
                out, format(seed + "%s  %s  ", run.seed(), fixed(run.cost(), 5), figures), hiddenWeights(run));
    }

    private int longestSeed() {
        return results.trainings().stream()
                .mapToInt(run -> String.valueOf(run.seed()).length())
                .max()
                .orElse(0);
    }

    private String testError(SeedResult run) {
        return experiment.plan().test() == null ? "no test set" : fit.onTest(null, run.parameters());
    }

    private String testAccuracy(SeedResult run) {
        if (run.figures().testAccuracy() == null || run.figures().testAccuracyInterval() == null) {
            return experiment.plan().test() == null ? "no test set" : "-";
        }
        List<Double> interval = run.figures().testAccuracyInterval();
        return format(
                "%s (%.2f-%.2f)", percent(run.figures().testAccuracy()), 100 * interval.get(0), 100 * interval.get(1));
    }

    private List<String> hiddenWeights(SeedResult run) {
        Network network = experiment.plan().recipe().network();
        if (network.hidden().isEmpty() || run.parameters() == null) {
            return List.of();
        }
        Layer layer = network.hidden().get(0);
        List<String> units = new ArrayList<>();
        for (int i = 0; i < Math.min(layer.units(), UNITS_SHOWN); i++) {
            List<String> weights = new ArrayList<>();
            for (int j = 0; j < Math.min(layer.inputs(), WEIGHTS_SHOWN); j++) {
                weights.add(fixed(run.parameters()[layer.weight(i, j)], 2));
            }
            units.add("(" + String.join(", ", weights) + (layer.inputs() > WEIGHTS_SHOWN ? ", ...)" : ")"));
        }
        if (layer.units() > UNITS_SHOWN) {
            units.add("...");
        }
        return units;
    }

    private void printChecks(PrintWriter out) {
        out.println("How it was checked");
        printLockstep(out);
        printFreeRuns(out);
        out.println();
    }

    private void printLockstep(PrintWriter out) {
        long steps = 0;
        double largest = 0;
        double allowed = 0;
        long clipped = 0;
        for (SeedResult run : results.trainings()) {
            LockstepSummary lockstep = run.lockstep();
            if (lockstep == null) {
                continue;
            }
            steps += lockstep.steps();
            largest = Math.max(largest, lockstep.maxDifference());
            allowed = Math.max(allowed, lockstep.maxAllowed());
            clipped += lockstep.clippedSamples();
            if (lockstep.disagreement() != null) {
                SeedResult.Disagreement at = lockstep.disagreement();
                Paragraph.item(
                        out,
                        format(
                                "Lockstep: DISAGREES for seed %d at iteration %d in parameter %s: difference %s, allowed"
                                        + " %.1e",
                                run.seed(),
                                at.iteration(),
                                experiment
                                        .plan()
                                        .recipe()
                                        .network()
                                        .parameterNames()
                                        .get(at.parameter()),
                                at.difference() == null ? "not finite" : format("%.1e", at.difference()),
                                at.allowed()));
            }
        }
        if (steps > 0) {
            Paragraph.item(
                    out,
                    format(
                            "Lockstep: %,d single updates of DL4J repeated in plain Java; largest difference of a parameter %.1e"
                                    + " (allowed %.1e).",
                            steps, largest, allowed));
        }
        if (clipped > 0) {
            Paragraph.item(
                    out, format("Probabilities were clipped at 1e-15 for %,d samples of these updates.", clipped));
        }
    }

    private void printFreeRuns(PrintWriter out) {
        for (SeedResult run : results.trainings()) {
            FreeRunSummary free = run.freeRun();
            if (free != null) {
                Paragraph.item(out, freeRun(run, free));
            }
        }
    }

    private static String freeRun(SeedResult run, FreeRunSummary free) {
        StringBuilder line = new StringBuilder(format("Training alone, seed %d: ", run.seed()));
        line.append(
                free.partsAtIteration() == null
                        ? "DL4J and plain Java never part by more than 1e-9"
                        : format(
                                "DL4J and plain Java part by more than 1e-9 at iteration %,d",
                                free.partsAtIteration()));
        line.append(
                free.controlPartsAtIteration() == null
                        ? " (a start changed by one ulp: never)"
                        : format(" (a start changed by one ulp: at %,d)", free.controlPartsAtIteration()));
        if (free.finalDifference() != null) {
            line.append(format("; final difference %.1e", free.finalDifference()));
        }
        if (run.figures().sharpness() != null) {
            line.append("; sharpness ").append(fixedOrSmall(run.figures().sharpness(), 3));
            if (run.figures().sharpnessThreshold() != null) {
                line.append(", stable below ").append(fixedOrSmall(run.figures().sharpnessThreshold(), 3));
            }
        }
        return line.append(
                        free.suspectedDefect() ? "; SUSPECTED DEFECT: rounding alone does not part them so early" : "")
                .append('.')
                .toString();
    }
}
