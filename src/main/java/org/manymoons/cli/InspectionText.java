package org.manymoons.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.Spectrum;
import org.manymoons.models.Inspection;
import org.manymoons.models.ModelData;
import org.manymoons.models.UnitFigures;

/** An inspection for reading. */
record InspectionText(Inspection inspection, @Nullable ModelData data) {
    private static final int SHOWN = 3;

    void print(PrintWriter out) {
        Inspection.Figures figures = inspection.figures();
        out.println(figures.model() + ": " + figures.layers().get(0).inputs()
                + figures.layers().stream()
                        .map(layer -> "-" + layer.units() + " " + layer.activation())
                        .collect(Collectors.joining())
                + ", " + inspection.saved().parameters().length + " parameters, "
                + (inspection.saved().singlePrecision() ? "float" : "double") + ", l2 "
                + inspection.saved().network().l2());
        inspection.saved().notes().forEach(out::println);
        out.println("Data: " + (data == null ? "none" : data.describe()));
        out.println();
        out.println("Units by importance, |outgoing weights| x "
                + (data == null ? "|incoming weights|:" : "standard deviation of the activation on the data:"));
        for (UnitFigures unit : figures.units()) {
            out.println(format(
                    "  layer %d unit %d: %.4g  weights %s  bias %.6g  outgoing %s",
                    unit.layer(),
                    unit.unit(),
                    unit.importance(),
                    numbers(unit.weights()),
                    unit.bias(),
                    numbers(unit.outgoing())));
        }
        out.println();
        if (figures.loss() != null && figures.accuracy() != null) {
            out.println(format(
                    "Loss %.10g, accuracy %.2f %%, largest |gradient| %.3g",
                    figures.loss(), 100 * figures.accuracy(), figures.gradientMaxAbs()));
        }
        Spectrum spectrum = inspection.spectrum();
        if (spectrum != null) {
            spectrum(out, spectrum);
        } else if (figures.hessianMinEigenvalue() != null) {
            out.println(format(
                    "Hessian eigenvalues from %.4g to %.4g (Lanczos)",
                    figures.hessianMinEigenvalue(), figures.hessianMaxEigenvalue()));
        }
        if (figures.kind() != null) {
            out.println("Kind: " + figures.kind());
        }
        inspection.remarks().forEach(remark -> out.println("  " + remark));
        if ("not_converged".equals(figures.kind())) {
            out.println("Next: polish " + figures.model() + " -o polished.zip");
        }
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

    private static String format(String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
