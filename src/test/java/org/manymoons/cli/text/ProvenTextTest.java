package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Certification;
import org.manymoons.models.Certification.Point;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.LimitShape;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.proof.complete.CompleteProof;

/** What is said of certificates that were made up: proven only where there is one. */
class ProvenTextTest {
    private static final String PLACE = "proven: exactly one critical point within 0.25 of the midpoint, ";
    private static final String LOSS = ", loss from 0.5 to 0.625";

    private static Certificate certificate(int index) {
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                new Certificate.Architecture(1, 1, "tanh"),
                Certificate.LOSS,
                0,
                new Certificate.Data("", 1, ""),
                Collections.nCopies(4, BigDecimal.ZERO),
                List.of(0.125, 0.25, 0.125, 0.125),
                index,
                List.of(new BigDecimal("0.5"), new BigDecimal("0.625")));
    }

    private static ChannelCertificate channel() {
        int size = (int) (LimitShape.SATURATED_DIPOLE.size(1) + LimitShape.UNIT.size(1) + 1);
        return new ChannelCertificate(
                ChannelCertificate.CLAIM,
                new Certificate.Architecture(1, 3, "tanh"),
                Certificate.LOSS,
                new Certificate.Data("", 1, ""),
                List.of(
                        new ChannelCertificate.Term(LimitShape.SATURATED_DIPOLE, 1),
                        new ChannelCertificate.Term(LimitShape.UNIT, 1)),
                Collections.nCopies(size, BigDecimal.ZERO),
                Collections.nCopies(size, 0.5),
                List.of(new BigDecimal("0.5"), new BigDecimal("0.625")),
                List.of(List.of(BigDecimal.ONE, BigDecimal.TEN)));
    }

    private static Point point(int number, Kind kind, Certificate certificate, String reason) {
        return new Point(number, "seed " + number, kind, 0.5, 1, null, null, certificate, null, reason);
    }

    private static List<String> lines(List<Point> points, ProvenEnds.Pair... pairs) {
        return Printed.lines(out -> new CertificationText(new Certification(points, List.of(pairs))).print(out));
    }

    @Test
    void ofRunsAsTrainedItIsSaidHowFarNothingIs() {
        List<Certification.Trained> trained =
                List.of(new Certification.Trained(3, 0.00125), new Certification.Trained(4, null));
        assertThat(Printed.lines(
                        out -> new CertificationText(new Certification(List.of(), List.of(), trained)).print(out)))
                .containsExactly(
                        "seed 3 as trained, proven, without a certificate: no critical point within 0.0013 of its weights, so training"
                                + " had not converged",
                        "seed 4 as trained: not proven whether a critical point is near its weights");
    }

    @Test
    void whatIsProvenOfAPointIsSaidAndWhatIsNotSaysWhy() {
        assertThat(lines(List.of(
                        new Point(
                                1,
                                "end state 1",
                                Kind.STRICT_MINIMUM,
                                0.5,
                                3,
                                1.5e-9,
                                null,
                                certificate(0),
                                null,
                                null),
                        new Point(2, "a.npz", null, null, null, 2e-3, 0.03125, certificate(2), null, null),
                        point(3, Kind.FLAT_MINIMUM, null, "a valley"),
                        new Point(4, "seed 4", Kind.CHANNEL_TO_INFINITY, 0.75, 1, null, null, null, channel(), null))))
                .containsExactly(
                        "1  end state 1, measured: strict minimum, cost 0.500000000000, 3 hits",
                        "   " + PLACE + "a strict minimum" + LOSS,
                        "   the point as given is 1.5e-09 from it in its farthest parameter",
                        "2  a.npz",
                        "   " + PLACE + "a saddle with 2 negative eigenvalues" + LOSS,
                        "   proven, without a certificate: no critical point within 0.031 of the weights as given",
                        "   the point as given is 0.0020 from it in its farthest parameter",
                        "3  seed 3, measured: flat minimum, cost 0.500000000000, 1 hit",
                        "   not proven: a valley",
                        "4  seed 4, measured: channel to infinity, cost 0.750000000000, 1 hit",
                        "   proven: a limit at infinity (saturated dipole, unit), a strict minimum of its model" + LOSS
                                + "; there are networks above it, as near as one likes",
                        "Proven: 1 of the 1 measured as strict minima.");
    }

    /** A minimum whose certificate has a negative eigenvalue is none, and a saddle without one is none. */
    @Test
    void onlyWhatIsProvenToBeWhatWasMeasuredIsCounted() {
        List<String> lines = lines(List.of(
                point(1, Kind.STRICT_MINIMUM, certificate(0), null),
                point(2, Kind.STRICT_MINIMUM, certificate(1), null),
                point(3, Kind.STRICT_MINIMUM, null, "none"),
                point(4, Kind.SADDLE, certificate(1), null),
                point(5, Kind.SADDLE, certificate(0), null),
                point(6, Kind.SADDLE, null, "none")));

        assertThat(lines)
                .endsWith("Proven: 1 of the 3 measured as strict minima.", "Proven: 1 of the 3 measured as saddles.");
    }

    @Test
    void pairsAreNamedByWhatIsProvenOfThem() {
        assertThat(lines(
                        List.of(),
                        new ProvenEnds.Pair(1, 2, Relation.SAME),
                        new ProvenEnds.Pair(1, 3, Relation.DIFFERENT),
                        new ProvenEnds.Pair(2, 3, Relation.DIFFERENT),
                        new ProvenEnds.Pair(1, 4, Relation.UNDECIDED)))
                .containsExactly(
                        "Proven to be one critical point up to order and signs of the units: 1-2.",
                        "Proven to be different critical points, whatever the order and signs of the units: 1-3, 2-3.",
                        "Neither proven to be one nor to be different: 1-4.");
    }

    @Test
    void manyPairsOfOneKindAreNotListed() {
        ProvenEnds.Pair[] twenty = IntStream.rangeClosed(1, 20)
                .mapToObj(k -> new ProvenEnds.Pair(k, 99, Relation.DIFFERENT))
                .toArray(ProvenEnds.Pair[]::new);
        List<ProvenEnds.Pair> more = new ArrayList<>(List.of(twenty));
        more.add(new ProvenEnds.Pair(21, 99, Relation.DIFFERENT));
        List<ProvenEnds.Pair> mixed = new ArrayList<>(more);
        mixed.add(new ProvenEnds.Pair(22, 99, Relation.SAME));

        assertThat(lines(List.of(), twenty).get(0)).contains("20-99").doesNotContain("every two");
        assertThat(lines(List.of(), more.toArray(ProvenEnds.Pair[]::new)).get(0))
                .endsWith("every two of those that are proven.");
        assertThat(lines(List.of(), mixed.toArray(ProvenEnds.Pair[]::new)).get(1))
                .contains("21-99");
    }

    private static List<String> complete(long undecided, Certificate... points) {
        return Printed.lines(
                out -> new CompleteText(new CompleteProof(0.5, 1000, undecided, List.of(points))).print(out));
    }

    @Test
    void onlyACompleteSearchProvesThatThereAreNoOthers() {
        String minimum = PLACE + "a strict minimum" + LOSS;
        String saddle = PLACE + "a saddle with 1 negative eigenvalue" + LOSS;
        String looked = "Looked at: 1000 boxes, which cover all parameters.";

        assertThat(complete(0, certificate(0), certificate(1)))
                .containsExactly(
                        minimum,
                        saddle,
                        "Proven, up to the sign of the unit: below a loss of 0.500000 there is exactly 1 strict minimum and 1"
                                + " saddle, and no other critical points: the solution is unique.",
                        looked);
        assertThat(complete(0, certificate(0), certificate(0)))
                .containsExactly(
                        minimum,
                        minimum,
                        "Proven, up to the sign of the unit: below a loss of 0.500000 there are exactly 2 strict minima and 0"
                                + " saddles, and no other critical points.",
                        looked);
        assertThat(complete(3, certificate(0)))
                .containsExactly(
                        minimum,
                        "Not proven that there are no others below a loss of 0.500000: 3 of 1000 boxes could not be"
                                + " decided.");
    }
}
