package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.Comparison;
import org.manymoons.models.ModelData;

/** A comparison of two saved models for reading. */
record ComparisonText(Path a, Path b, @Nullable ModelData data, Comparison.Explained explained) {
    void print(PrintWriter out) {
        Comparison figures = explained.figures();
        out.println("A = " + a + ", B = " + b);
        out.println("Data: " + (data == null ? "none" : data.describe()));
        if (figures.rawDistance() != null) {
            out.println(format(
                    "Distance %.6g, aligned %.6g%s",
                    figures.rawDistance(),
                    figures.alignedDistance(),
                    Boolean.TRUE.equals(figures.alignmentExact()) ? " (no symmetry gives less)" : ""));
            out.println("Partners in B, counted from 0: " + figures.permutation() + ", signs " + figures.signs());
            out.println("Residuals of the units: " + figures.unitResiduals());
        }
        if (figures.labelDisagreement() != null) {
            out.println(format(
                    "Predictions on the training set: labels differ for %.2f %%, probabilities by up to %.3g",
                    100 * figures.labelDisagreement(), figures.maxProbabilityDifference()));
        }
        if (figures.barrierRaw() != null) {
            out.println(format(
                    "Barrier on the straight line: %.4g, aligned %.4g",
                    figures.barrierRaw(), figures.barrierAligned()));
        }
        Comparison.Polished polished = figures.polished();
        if (polished != null) {
            out.println(format(
                    "Polished: A %.10g (%s), B %.10g (%s)",
                    polished.a().cost(),
                    polished.a().kind(),
                    polished.b().cost(),
                    polished.b().kind()));
        }
        out.println("Verdict: " + figures.verdict().label());
        explained.reasons().forEach(reason -> out.println("  " + reason));
    }

    private static String format(String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
