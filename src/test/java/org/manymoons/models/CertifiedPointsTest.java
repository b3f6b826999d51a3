package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;
import org.manymoons.models.Certification.Candidate;
import org.manymoons.models.Certification.Point;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.LimitShape;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult;

/** Points that mpmath found, certified and compared; what cannot be certified says why. */
class CertifiedPointsTest {
    private static final double[] MINIMUM = Fabricated.xorMinimum(1);
    private static final double[] WRITTEN_DIFFERENTLY = {-MINIMUM[0], -MINIMUM[1], -MINIMUM[2], -MINIMUM[3], MINIMUM[4]
    };
    private static final double[] OTHER = Fabricated.xorMinimum(-1);

    /** By mpmath's findroot with 30 digits, as its cost; SciPy's Hessian has one negative eigenvalue there, -0.00897. */
    private static final double[] SADDLE = {
        -0.02631382158626091253,
        0.02631382158626091253,
        0.66338147928401091678,
        0.026226373535171692139,
        -0.015213312436802245632
    };

    private static final double SADDLE_COST = 0.6931506132728890510225162;

    @TempDir
    private Path temp = Path.of("");

    private static Candidate candidate(Kind kind, double... parameters) {
        return new Candidate("x", kind, kind == null ? null : 0.5, kind == null ? null : 4, parameters);
    }

    private static Certification xor(Candidate... candidates) {
        return Certification.of(Fabricated.xorNetwork(), Fabricated.XOR, "made up", List.of(candidates));
    }

    @Test
    void eachPairOfCertifiedPointsIsToldApartOrProvenToBeOne() {
        Certification certified = xor(
                candidate(Kind.STRICT_MINIMUM, MINIMUM),
                candidate(Kind.FLAT_MINIMUM, MINIMUM),
                candidate(Kind.STRICT_MINIMUM, WRITTEN_DIFFERENTLY),
                candidate(Kind.STRICT_MINIMUM, OTHER),
                candidate(Kind.SADDLE, SADDLE));

        assertThat(certified.points()).extracting(Point::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(certified.pairs())
                .containsExactly(
                        new ProvenEnds.Pair(1, 3, Relation.SAME),
                        new ProvenEnds.Pair(1, 4, Relation.DIFFERENT),
                        new ProvenEnds.Pair(3, 4, Relation.DIFFERENT),
                        new ProvenEnds.Pair(1, 5, Relation.DIFFERENT),
                        new ProvenEnds.Pair(3, 5, Relation.DIFFERENT),
                        new ProvenEnds.Pair(4, 5, Relation.DIFFERENT));
    }

    private static void holds(Certificate certificate, double cost, double[] exact) {
        assertThat(cost)
                .isBetween(
                        certificate.lossInterval().get(0).doubleValue() - 1e-15,
                        certificate.lossInterval().get(1).doubleValue() + 1e-15);
        for (int k = 0; k < exact.length; k++) {
            assertThat(certificate.midpoint().get(k).doubleValue())
                    .isCloseTo(exact[k], within(certificate.radius().get(k) + 1e-14));
        }
    }

    @Test
    void aMinimumIsProvenWithIndexNoughtAndASaddleWithIndexOne() {
        Certification certified =
                xor(candidate(Kind.STRICT_MINIMUM, MINIMUM), candidate(Kind.SADDLE, SADDLE), candidate(null, MINIMUM));

        Point minimum = certified.points().get(0);
        Point saddle = certified.points().get(1);
        holds(minimum.certificate(), Fabricated.XOR_COST, MINIMUM);
        holds(saddle.certificate(), SADDLE_COST, SADDLE);
        assertThat(minimum.isProvenMinimum()).isTrue();
        assertThat(saddle.isProvenMinimum()).isFalse();
        assertThat(saddle.certificate().index()).isEqualTo(1);
        assertThat(minimum.moved()).isBetween(0.0, 1e-12);
        assertThat(minimum.statement()).isSameAs(minimum.certificate());
        assertThat(minimum.emptyWithin()).isNull();
        assertThat(saddle.emptyWithin()).isNull();
        assertThat(certified.points()).extracting(Point::reason).containsOnlyNulls();
        assertThat(certified.points()).extracting(Point::hits).containsExactly(4, 4, null);
        assertThat(certified.points()).extracting(Point::cost).containsExactly(0.5, 0.5, null);
    }

    /** A unit without weights: its bias does nothing, and every network on that line is one. */
    @Test
    void whatIsNotProvenSaysThatItWasMeasuredToBeFlat() {
        double[] valley = new double[MINIMUM.length];

        Point flat = xor(new Certification.Candidate("saddle 1", Kind.SADDLE, 0.5, null, valley, 1))
                .points()
                .get(0);
        Point other = xor(candidate(Kind.SADDLE, valley)).points().get(0);

        assertThat(flat.certificate()).isNull();
        assertThat(flat.reason())
                .isEqualTo(other.reason()
                        + "; it was measured to have 1 flat direction, along which it need not be alone");
    }

    /** The nearest critical point is the minimum, at 0.001 in every parameter. */
    @Test
    void aroundWhatNobodyJudgedItIsProvenHowFarNothingIs() {
        double[] beside = Arrays.stream(MINIMUM).map(x -> x + 1e-3).toArray();

        Point unjudged = xor(candidate(null, beside)).points().get(0);
        Point judged = xor(candidate(Kind.STRICT_MINIMUM, beside)).points().get(0);

        assertThat(unjudged.emptyWithin()).isBetween(1e-5, 1e-3);
        assertThat(judged.emptyWithin()).isNull();
    }

    /** A run that ended beside the minimum, one that ended at it, and one that failed. */
    @Test
    void ofRunsAsTrainedItIsProvenWhereTheyHadNotConverged() {
        double[] beside = Arrays.stream(MINIMUM).map(x -> x + 1e-3).toArray();
        List<RunRecord> runs = List.of(trained(1, beside), trained(2, MINIMUM), trained(3, null));

        List<Certification.Trained> found = xor(candidate(Kind.STRICT_MINIMUM, MINIMUM))
                .withTrained(Fabricated.xorNetwork(), Fabricated.XOR, "xor", runs)
                .trained();

        assertThat(found).extracting(Certification.Trained::seed).containsExactly(1L, 2L, 3L);
        assertThat(found.get(0).emptyWithin()).isBetween(1e-5, 1e-3);
        assertThat(found.get(1).emptyWithin())
                .satisfiesAnyOf(
                        within -> assertThat(within).isNull(),
                        within -> assertThat(within).isLessThan(1e-12));
        assertThat(found.get(2).emptyWithin()).isNull();
    }

    private static RunRecord trained(long seed, double[] parameters) {
        return RunRecord.of(new SeedResult(seed, null, null, null, null, null, parameters));
    }

    @Test
    void whatIsNoCriticalPointOfItsOwnSaysSo() {
        Certification certified = xor(
                candidate(Kind.FLAT_MINIMUM, MINIMUM),
                candidate(Kind.NOT_CONVERGED, MINIMUM),
                candidate(Kind.CHANNEL_TO_INFINITY, MINIMUM),
                candidate(Kind.STRICT_MINIMUM, 9, 8, 7, 6, 5));

        assertThat(certified.points()).extracting(Point::certificate).containsOnlyNulls();
        assertThat(certified.points()).extracting(Point::statement).containsOnlyNulls();
        assertThat(certified.points())
                .extracting(Point::reason)
                .startsWith(
                        "a valley has no critical point of its own to certify",
                        "no critical point was reached",
                        "certificates of channels are for networks without weight decay");
        assertThat(certified.points().get(3).reason()).contains("carry them to one with polish first");
        assertThat(certified.points()).noneMatch(Point::isProvenMinimum);
        assertThat(certified.pairs()).isEmpty();
    }

    @Test
    void twoPlacesOnOneChannelAreNotProvenToBeTwo() {
        Certification certified = Certification.of(
                FourPoints.ONE_UNIT,
                FourPoints.samples(64),
                "made up",
                List.of(
                        candidate(Kind.CHANNEL_TO_INFINITY, FourPoints.along(4)),
                        candidate(Kind.CHANNEL_TO_INFINITY, FourPoints.along(5))));

        assertThat(certified.points()).allSatisfy(point -> {
            assertThat(point.statement()).isSameAs(point.channel()).isNotNull();
            assertThat(point.certificate()).isNull();
            assertThat(point.isProvenMinimum()).isFalse();
        });
        assertThat(certified.pairs()).containsExactly(new ProvenEnds.Pair(1, 2, Relation.UNDECIDED));
    }

    private static Point limit(String low, String high) {
        Certificate.Architecture network = new Certificate.Architecture(1, 1, "tanh");
        ChannelCertificate channel = new ChannelCertificate(
                ChannelCertificate.CLAIM,
                network,
                Certificate.LOSS,
                new Certificate.Data("", 1, ""),
                List.of(new ChannelCertificate.Term(LimitShape.EXPONENTIAL, 1)),
                List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                List.of(1.0, 1.0, 1.0),
                List.of(new BigDecimal(low), new BigDecimal(high)),
                List.of(List.of(BigDecimal.ONE, BigDecimal.TEN)));
        return new Point(1, "a", Kind.CHANNEL_TO_INFINITY, 0.5, 1, null, null, null, channel, null);
    }

    private static Point point(String low, String high) {
        Certificate certificate = new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                new Certificate.Architecture(1, 1, "tanh"),
                Certificate.LOSS,
                0,
                new Certificate.Data("", 1, ""),
                List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                List.of(1.0, 1.0, 1.0, 1.0),
                0,
                List.of(new BigDecimal(low), new BigDecimal(high)));
        return new Point(2, "b", Kind.STRICT_MINIMUM, 0.5, 1, null, null, certificate, null, null);
    }

    @Test
    void limitsAreDifferentOnlyWhereTheirLossesAreAndAFinitePointIsNoLimit() {
        assertThat(Certification.ofChannels(limit("0.1", "0.2"), limit("0.3", "0.4")))
                .isEqualTo(Relation.DIFFERENT);
        assertThat(Certification.ofChannels(limit("0.3", "0.4"), limit("0.1", "0.2")))
                .isEqualTo(Relation.DIFFERENT);
        assertThat(Certification.ofChannels(limit("0.1", "0.3"), limit("0.2", "0.4")))
                .isEqualTo(Relation.UNDECIDED);
        assertThat(Certification.ofChannels(limit("0.1", "0.2"), limit("0.2", "0.4")))
                .isEqualTo(Relation.UNDECIDED);
        assertThat(Certification.ofChannels(limit("0.2", "0.4"), limit("0.1", "0.2")))
                .isEqualTo(Relation.UNDECIDED);
        assertThat(Certification.ofChannels(limit("0.1", "0.3"), point("0.2", "0.4")))
                .isEqualTo(Relation.DIFFERENT);
        assertThat(Certification.ofChannels(point("0.2", "0.4"), limit("0.1", "0.3")))
                .isEqualTo(Relation.DIFFERENT);
    }

    @Test
    void theResultsCountMinimaAndNameEachEnd() {
        ProvenEnds ends = xor(
                        candidate(Kind.STRICT_MINIMUM, MINIMUM),
                        candidate(Kind.STRICT_MINIMUM, 9, 8, 7, 6, 5),
                        candidate(Kind.SADDLE, SADDLE))
                .ends();

        assertThat(ends.measured()).isEqualTo(2);
        assertThat(ends.proven()).isEqualTo(1);
        assertThat(ends.ends()).extracting(ProvenEnds.End::number).containsExactly(1, 2, 3);
        assertThat(ends.ends()).extracting(ProvenEnds.End::index).containsExactly(0, null, 1);
        assertThat(ends.ends()).extracting(ProvenEnds.End::limit).containsOnly(false);
        assertThat(ends.ends().get(1).reason()).isNotNull();
        assertThat(ends.pairs()).containsExactly(new ProvenEnds.Pair(1, 3, Relation.DIFFERENT));
        Certification limits = new Certification(List.of(limit("0.1", "0.2")), List.of());
        assertThat(limits.ends().ends().get(0).limit()).isTrue();
        assertThat(limits.ends().ends().get(0).index()).isNull();
        assertThat(limits.ends().measured()).isZero();
    }

    @Test
    void certificatesAreWrittenUnderTheirNumbersAndReadAgain() throws IOException {
        Path folder = temp.resolve("certificates");
        CertificateFiles.write(
                new Certification(List.of(limit("0.1", "0.2"), point("0.2", "0.4")), List.of()), folder, any -> false);

        assertThat(CertificateFiles.read(folder.resolve("1.json")))
                .isEqualTo(limit("0.1", "0.2").channel());
        assertThat(CertificateFiles.read(folder.resolve("2.json")))
                .isEqualTo(point("0.2", "0.4").certificate());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aCertificateWithAKeyMissingOrANumberThatCannotBeIsNone() throws IOException {
        String good = Json.write(point("0.2", "0.4").certificate());
        Path missing = Files.writeString(temp.resolve("1.json"), good.replace("\"index\" : 0,", ""));
        Path wide = Files.writeString(temp.resolve("2.json"), good.replace("[ 1.0, 1.0", "[ 2.0, 1.0"));

        assertThatThrownBy(() -> CertificateFiles.read(missing))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(missing + ": is no certificate: ")
                .hasMessageContaining("index");
        assertThatThrownBy(() -> CertificateFiles.read(wide))
                .isInstanceOf(DataException.class)
                .hasMessage(wide
                        + ": is no certificate: a certificate is malformed: every radius is above 0 and at most 1");
    }
}
