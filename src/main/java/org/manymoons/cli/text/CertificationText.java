package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Certification;
import org.manymoons.models.Certification.Point;
import org.manymoons.models.Certification.Trained;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.Statement;

/** What is proven, and what is only measured or likely. */
public record CertificationText(Certification certification) {
    /** Chosen: no line is longer than a few screens' widths. */
    private static final int MOST = 20;

    /** One line for each point, then what follows from them. */
    public void print(PrintWriter out) {
        for (Point point : certification.points()) {
            Certificate certificate = point.certificate();
            Statement statement = point.statement();
            String measured = point.kind() == null
                    ? ""
                    : ", measured: " + point.kind().label().replace('_', ' ') + format(", cost %.12g", point.cost());
            out.println(point.number() + "  " + point.what() + measured
                    + (point.hits() == null ? "" : ", " + counted(point.hits(), "hit")));
            out.println("   " + (statement == null ? "not proven: " + point.reason() : proven(statement)));
            Double empty = point.emptyWithin();
            if (empty != null) {
                out.println(format(
                        "   proven, without a certificate: no critical point within %.2g of the weights as given",
                        empty));
            }
            if (certificate != null && point.moved() != null) {
                out.println(format("   the point as given is %.2g from it in its farthest parameter", point.moved()));
            }
        }
        List<Point> minima = certification.points().stream()
                .filter(point -> point.kind() == Kind.STRICT_MINIMUM)
                .toList();
        if (!minima.isEmpty()) {
            long count = minima.stream().filter(Point::isProvenMinimum).count();
            out.println("Proven: " + count + " of the " + minima.size() + " measured as strict minima.");
        }
        List<Point> saddles = certification.points().stream()
                .filter(point -> point.kind() == Kind.SADDLE)
                .toList();
        if (!saddles.isEmpty()) {
            long count = saddles.stream()
                    .filter(point ->
                            point.certificate() != null && point.certificate().index() > 0)
                    .count();
            out.println("Proven: " + count + " of the " + saddles.size() + " measured as saddles.");
        }
        pairs(out);
        for (Trained run : certification.trained()) {
            out.println(
                    run.emptyWithin() == null
                            ? "seed " + run.seed()
                                    + " as trained: not proven whether a critical point is near its weights"
                            : format(
                                    "seed %d as trained, proven, without a certificate: no critical point within %.2g of its"
                                            + " weights, so training had not converged",
                                    run.seed(), run.emptyWithin()));
        }
    }

    private void pairs(PrintWriter out) {
        for (Relation relation : Relation.values()) {
            List<String> named = certification.pairs().stream()
                    .filter(pair -> pair.proven() == relation)
                    .map(pair -> pair.a() + "-" + pair.b())
                    .toList();
            if (!named.isEmpty()) {
                boolean all = named.size() > MOST
                        && named.size() == certification.pairs().size();
                out.println(meaning(relation) + (all ? "every two of those that are proven" : String.join(", ", named))
                        + ".");
            }
        }
    }

    private static String meaning(Relation relation) {
        return switch (relation) {
            case SAME -> "Proven to be one critical point up to order and signs of the units: ";
            case DIFFERENT -> "Proven to be different critical points, whatever the order and signs of the units: ";
            case UNDECIDED -> "Neither proven to be one nor to be different: ";
        };
    }

    /** What a certificate says, in a sentence. */
    public static String proven(Statement statement) {
        return statement instanceof ChannelCertificate channel ? limit(channel) : point((Certificate) statement);
    }

    private static String point(Certificate certificate) {
        int index = certificate.index();
        String kind = index == 0 ? "a strict minimum" : "a saddle with " + counted(index, "negative eigenvalue");
        return format(
                "proven: exactly one critical point within %.2g of the midpoint, %s, loss from %s to %s",
                Collections.max(certificate.radius()),
                kind,
                certificate.lossInterval().get(0).toPlainString(),
                certificate.lossInterval().get(1).toPlainString());
    }

    private static String limit(ChannelCertificate channel) {
        return format(
                "proven: a limit at infinity (%s), a strict minimum of its model, loss from %s to %s; there are networks above it,"
                        + " as near as one likes",
                channel.terms().stream()
                        .map(term -> term.shape().label().replace('_', ' '))
                        .collect(Collectors.joining(", ")),
                channel.lossInterval().get(0).toPlainString(),
                channel.lossInterval().get(1).toPlainString());
    }
}
