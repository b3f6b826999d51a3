package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.FolderComparison;
import org.manymoons.models.ModelData;
import org.manymoons.reference.Samples;

/** A comparison of two run folders for reading. */
public record FolderComparisonText(Path a, Path b, @Nullable ModelData data, FolderComparison comparison) {
    public void print(PrintWriter out) {
        out.println("A = " + a + ", B = " + b + ", seed by seed");
        out.println("Data: " + (data == null ? "none" : data.describe()));
        if (data != null) {
            for (FolderComparison.Seed seed : comparison.seeds()) {
                Samples training = data.data().training();
                Recognition.print(
                        out, "A, seed " + seed.seed(), seed.comparison().a(), training);
                Recognition.print(
                        out, "B, seed " + seed.seed(), seed.comparison().b(), training);
            }
        }
        out.println();
        out.println(
                "seed  verdict                        distance  aligned   dumps part at  growth an iteration  finally apart");
        for (FolderComparison.Seed seed : comparison.seeds()) {
            out.println(format(
                    "%4d  %-29s  %-8s  %-8s  %-13s  %-19s  %s",
                    seed.seed(),
                    seed.comparison().verdict().label(),
                    number(seed.comparison().asTrained().rawDistance()),
                    number(seed.comparison().asTrained().alignedDistance()),
                    parting(seed),
                    seed.growthRate() == null ? "-" : format("x %.6f", Math.exp(seed.growthRate())),
                    number(seed.finalDifference())));
        }
        only(out, "A", comparison.onlyA());
        only(out, "B", comparison.onlyB());
        out.println();
        if (comparison.seeds().stream().anyMatch(seed -> seed.partsAtIteration() != null)) {
            out.println(
                    "Two trainings of one seed that part by rounding and whose difference then grows steadily were amplified by the");
            out.println(
                    "training itself, as at the edge of stability; a difference in the first recorded iteration comes from other initial");
            out.println("weights, data or settings.");
        }
    }

    private static String parting(FolderComparison.Seed seed) {
        if (seed.finalDifference() == null) {
            return "not recorded";
        }
        return seed.partsAtIteration() == null ? "never" : "iteration " + seed.partsAtIteration();
    }

    private static void only(PrintWriter out, String name, List<Long> seeds) {
        if (!seeds.isEmpty()) {
            out.println("only in " + name + ": seeds " + seeds);
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : format("%.3g", value);
    }
}
