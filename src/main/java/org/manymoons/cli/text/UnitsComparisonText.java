package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.compare.UnitsComparison;
import org.manymoons.data.UnitsFile;

/** A comparison of two lists of hidden units for reading. */
public record UnitsComparisonText(UnitsFile a, UnitsFile b, UnitsComparison.Result comparison, CutList list) {
    public void print(PrintWriter out) {
        out.println("Hidden units of A = " + a.file() + " and B = " + b.file() + ", matched on "
                + String.join(", ", comparison.comparedColumns()) + " up to order and sign.");
        out.println();
        out.println("unit of A  unit of B  sign  residual");
        List<Integer> rows = IntStream.range(0, a.names().size()).boxed().toList();
        list.print(out, rows, row -> 1, row -> row(out, row));
        out.println();
        comparison.answer().forEach(sentence -> Paragraph.wrapped(out, sentence));
    }

    private void row(PrintWriter out, int k) {
        out.println(format(
                "%9s  %9s  %4s  %8.4f",
                a.names().get(k),
                b.names().get(comparison.permutation().get(k)),
                comparison.signs().get(k) < 0 ? "-" : "+",
                comparison.unitResiduals().get(k)));
    }
}
