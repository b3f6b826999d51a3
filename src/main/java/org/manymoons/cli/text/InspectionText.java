package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.models.Inspection;
import org.manymoons.models.ModelData;
import org.manymoons.models.UnitFigures;
import org.manymoons.spectrum.Spectrum;

/** An inspection for reading. */
public record InspectionText(
        Inspection inspection, @Nullable ModelData data, CutList list) {
    private static final int SHOWN = 3;

    public void print(PrintWriter out) {
        Inspection.Figures figures = inspection.figures();
        printModel(figures, out);
        out.println();
        printUnits(figures, out);
        out.println();
        printLandscape(figures, out);
        if (figures.kind() != null) {
            out.println("Kind: " + figures.kind().label());
        }
        inspection.remarks().forEach(remark -> out.println("  " + remark));
        out.println("Next: " + next());
    }

    private void printModel(Inspection.Figures figures, PrintWriter out) {
        out.println(figures.model() + ": " + figures.layers().get(0).inputs()
                + figures.layers().stream()
                        .map(layer -> "-" + layer.units() + " " + layer.activation())
                        .collect(Collectors.joining())
                + ", " + inspection.saved().parameters().length + " parameters, "
                + inspection.saved().precision().label() + ", l2 "
                + inspection.saved().network().l2());
        out.println("Data: " + (data == null ? "none" : data.describe()));
        if (data != null && figures.cost() != null) {
            out.println(Recognition.line(
                    "This model",
                    figures.cost(),
                    inspection.saved().network().l2() > 0,
                    figures.accuracy(),
                    data.data().training()));
        }
        inspection.saved().notes().forEach(out::println);
    }

    private void printUnits(Inspection.Figures figures, PrintWriter out) {
        out.println("Units by importance, |outgoing weights| x "
                + (data == null ? "|incoming weights|:" : "standard deviation of the activation on the data:"));
        list.print(out, figures.units(), UnitFigures::layer, unit -> unit(out, unit));
    }

    private static void unit(PrintWriter out, UnitFigures unit) {
        String text = format(
                "%.4g  weights %s  bias %.6g  outgoing %s",
                unit.importance(), numbers(unit.weights()), unit.bias(), numbers(unit.outgoing()));
        Paragraph.hanging(
                out, format("  layer %d unit %d: ", unit.layer(), unit.unit()), List.of(text.split(" (?! )")));
    }

    private void printLandscape(Inspection.Figures figures, PrintWriter out) {
        if (figures.cost() != null) {
            out.println(format("Loss %.10g, largest |gradient| %.3g", figures.cost(), figures.gradientMaxAbs()));
        }
        Spectrum spectrum = inspection.spectrum();
        if (spectrum != null) {
            spectrum(out, spectrum);
        } else if (figures.hessianMinEigenvalue() != null) {
            out.println(format(
                    "Hessian eigenvalues from %.4g to %.4g (Lanczos)",
                    figures.hessianMinEigenvalue(), figures.hessianMaxEigenvalue()));
        }
    }

    private String next() {
        Inspection.Figures figures = inspection.figures();
        if (data == null) {
            return "leave out --no-data, or name its data with --data, for loss, curvature and kind";
        }
        String on = inspection.saved().format() == ModelFormat.DL4J ? "" : " --data " + data.file();
        String polish = "polish " + figures.model() + " -o polished.zip" + on;
        String compare = "compare " + figures.model() + " OTHER" + on;
        Kind kind = figures.kind();
        if (kind == null) {
            return "compare it with another training of the same network: " + compare;
        }
        return switch (kind) {
            case NOT_CONVERGED -> "training had not converged; " + polish + " carries it to its critical point";
            case SADDLE -> "the loss falls along some direction; " + polish + " goes down from here";
            case CHANNEL_TO_INFINITY ->
                "the loss falls for ever while weights grow; a little weight decay (l2) makes the problem well posed";
            case FLAT_MINIMUM ->
                "a whole valley has this loss; a little weight decay (l2), or fewer units, makes the point unique";
            case STRICT_MINIMUM -> "it is a minimum; " + compare + " says whether another training found the same one";
        };
    }

    private void spectrum(PrintWriter out, Spectrum spectrum) {
        int size = spectrum.eigenvalues().length;
        out.println("Hessian eigenvalues, " + inspection.figures().negativeEigenvalues() + " of " + size
                + " negative beyond their bounds:");
        for (int k = 0; k < size; k++) {
            if (k < SHOWN || k >= size - SHOWN) {
                out.println(format("  %.6g +- %.1g", spectrum.eigenvalues()[k], spectrum.bounds()[k]));
            } else if (k == SHOWN) {
                out.println("  ...");
            }
        }
    }

    private static String numbers(List<Double> values) {
        return values.stream().limit(8).map(x -> format("%.6g", x)).collect(Collectors.joining(" "))
                + (values.size() > 8 ? " ..." : "");
    }
}
