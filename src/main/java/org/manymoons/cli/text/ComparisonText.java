package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.LayerSimilarity;
import org.manymoons.compare.Lines;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.models.Comparison;
import org.manymoons.models.ModelData;
import org.manymoons.reference.Samples;

/** A comparison of two saved models for reading. */
public record ComparisonText(@Nullable ModelData data, Comparison comparison, CutList list) {
    private static final int NUMBERS = 8;

    public void print(PrintWriter out) {
        out.println("A = " + comparison.a().model() + ", B = " + comparison.b().model());
        out.println("Data: " + (data == null ? "none" : data.describe()));
        if (data != null) {
            Samples training = data.data().training();
            Recognition.print(out, "A", comparison.a(), training);
            Recognition.print(out, "B", comparison.b(), training);
        }
        reading(out);
        comparison.shortAnswer().forEach(sentence -> Paragraph.wrapped(out, sentence));
        distance(out);
        predictions(out);
        lines(out);
        polished(out);
        for (LayerSimilarity layer : comparison.asTrained().layers()) {
            out.println(format(
                    "Hidden layer %d on %d samples: CKA %.4f, %.1f %% of %d units find a partner",
                    layer.layer(), layer.samples(), layer.cka(), 100 * layer.partners(), layer.units()));
        }
        out.println("Verdict: " + comparison.verdict().label());
        comparison.reasons().forEach(reason -> out.println("  " + reason));
    }

    private void distance(PrintWriter out) {
        if (comparison.asTrained().rawDistance() != null) {
            out.println(format(
                    "Distance %.6g, aligned %.6g%s",
                    comparison.asTrained().rawDistance(),
                    comparison.asTrained().alignedDistance(),
                    Boolean.TRUE.equals(comparison.asTrained().alignmentExact())
                            ? " (no symmetry gives less)"
                            : format(
                                    " (not proven; at least %.3g)",
                                    comparison.asTrained().alignedDistanceAtLeast())));
            units(out);
        }
    }

    private void predictions(PrintWriter out) {
        if (comparison.asTrained().labelDisagreement() != null) {
            out.println(format(
                    "Predictions on the training set: labels differ for %.2f %%, probabilities by up to %.3g",
                    100 * comparison.asTrained().labelDisagreement(),
                    comparison.asTrained().maxProbabilityDifference()));
        }
        PredictionDifference predictions = comparison.asTrained().predictions();
        if (predictions != null && predictions.rootMeanSquare() != null) {
            out.println(format(
                    "Predictions on the training set: %.3g apart (root mean square), at most %.3g",
                    predictions.rootMeanSquare(), predictions.maxProbabilityDifference()));
        }
    }

    private void lines(PrintWriter out) {
        Lines lines = comparison.asTrained().lines();
        if (lines != null) {
            line(out, "as they stand", lines.raw());
            if (lines.aligned() != null) {
                line(out, "aligned", lines.aligned());
            }
            if (!lines.isOfAll()) {
                out.println("  on " + lines.samples() + " of the training samples");
            }
        }
    }

    private void polished(PrintWriter out) {
        Comparison.PolishedPair polished = comparison.polished();
        if (polished != null) {
            out.println(format(
                    "Polished: A %.10g (%s), B %.10g (%s)",
                    polished.a().cost(),
                    polished.a().kind().label(),
                    polished.b().cost(),
                    polished.b().kind().label()));
        }
    }

    private void units(PrintWriter out) {
        if (comparison.asTrained().units().isEmpty()) {
            return;
        }
        out.println("Units after alignment (incoming weights; bias; outgoing weights):");
        list.print(out, comparison.asTrained().units(), MatchedUnit::layer, unit -> pair(out, unit));
    }

    private void pair(PrintWriter out, MatchedUnit unit) {
        String move = unit.factor() == 1
                ? ""
                : unit.factor() == -1 ? ", sign flipped" : format(", times %.4g", unit.factor());
        String layer = severalLayers() ? "layer " + unit.layer() + " " : "";
        out.println(format("  %sA %d  %s", layer, unit.unit(), numbers(unit.first())));
        Paragraph.hanging(
                out,
                format("  %sB %d  ", layer, unit.partner()),
                List.of(numbers(unit.second()), format(" residual %.3g%s", unit.residual(), move)));
    }

    /** How arrays were read; what holds for both is said once. */
    private void reading(PrintWriter out) {
        List<String> ofA = comparison.a().reading();
        List<String> ofB = comparison.b().reading();
        if (ofA.equals(ofB)) {
            ofA.forEach(sentence -> out.println("A and B: " + sentence));
        } else {
            ofA.forEach(sentence -> out.println("A: " + sentence));
            ofB.forEach(sentence -> out.println("B: " + sentence));
        }
    }

    private boolean severalLayers() {
        return comparison.asTrained().units().stream().anyMatch(unit -> unit.layer() > 1);
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                        .limit(NUMBERS)
                        .map(value -> format("%9.4f", value))
                        .collect(Collectors.joining(" "))
                + (values.size() > NUMBERS ? " ..." : "");
    }

    /** The loss at some of the points between A and B. */
    private static void line(PrintWriter out, String which, Barrier barrier) {
        int last = Barrier.POINTS - 1;
        String losses = IntStream.rangeClosed(0, 4)
                .mapToObj(k -> format("%.4f", barrier.losses()[k * last / 4]))
                .collect(Collectors.joining(" "));
        out.println(format(
                "Loss from A to B, %s: %s; barrier %.3g (%d points)", which, losses, barrier.height(), Barrier.POINTS));
    }
}
