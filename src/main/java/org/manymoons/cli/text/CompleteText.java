package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.complete.CompleteProof;

/** Which critical points there are at all. */
public record CompleteText(CompleteProof proof) {
    /** Each point, then the theorem, or that there is none. */
    public void print(PrintWriter out) {
        for (Certificate point : proof.points()) {
            out.println(CertificationText.proven(point));
        }
        long minima =
                proof.points().stream().filter(point -> point.index() == 0).count();
        String below = format("below a loss of %.6f", proof.level());
        if (!proof.isComplete()) {
            out.println("Not proven that there are no others " + below + ": " + proof.undecided() + " of "
                    + proof.boxes() + " boxes could not be decided.");
            return;
        }
        long saddles = proof.points().size() - minima;
        out.println("Proven, up to the sign of the unit: " + below
                + (minima == 1 ? " there is exactly " : " there are exactly ") + minima
                + (minima == 1 ? " strict minimum and " : " strict minima and ") + saddles
                + (saddles == 1 ? " saddle" : " saddles") + ", and no other critical points"
                + (minima == 1 ? ": the solution is unique." : "."));
        out.println("Looked at: " + proof.boxes() + " boxes, which cover all parameters.");
    }
}
