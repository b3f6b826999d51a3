package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.data.DataException;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.journal.BlockLines;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

class CompleteProofTest {
    @TempDir
    private Path temp;

    private static final Samples CLOUDS = apart();

    /** Ten points of two clouds that hardly overlap. */
    private static Samples apart() {
        Random random = new Random(3);
        double[][] x = new double[10][];
        double[] y = new double[10];
        for (int n = 0; n < x.length; n++) {
            y[n] = n % 2;
            x[n] = new double[] {0.5 * random.nextGaussian() + 2.4 * y[n] - 1.2, random.nextGaussian()};
        }
        return new Samples(x, y);
    }

    /** The list of golden/one-unit.json, by SciPy and mpmath: minima and saddles, and those below a lower level. */
    @Test
    void theListIsThatOfScipy() throws Exception {
        expectTheLowest(3, 0.93);
    }

    @Tag("slow")
    @Test
    void theWholeListIsThatOfScipy() throws Exception {
        expectTheLowest(5, 0.99);
    }

    private void expectTheLowest(int size, double share) throws Exception {
        List<OneUnit.Point> known = OneUnit.critical().subList(0, size);

        CompleteProof proof = CompleteProof.of(
                OneUnit.NETWORK, OneUnit.SAMPLES, "one_unit.py", share, temp.resolve("known.jsonl"), 2, done -> {});

        assertThat(proof.isComplete()).isTrue();
        assertThat(proof.points())
                .extracting(Certificate::index)
                .isEqualTo(known.stream().map(OneUnit.Point::index).toList());
        for (int k = 0; k < size; k++) {
            assertThat(proof.points().get(k).lossInterval().get(0).doubleValue())
                    .isLessThanOrEqualTo(known.get(k).loss());
            assertThat(proof.points().get(k).lossInterval().get(1).doubleValue())
                    .isGreaterThanOrEqualTo(known.get(k).loss());
        }
    }

    /** Every minimum that polishing from many starts reaches is in the list, and every one of the list is reached. */
    @Test
    void theListIsThatOfManyStarts() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.SIGMOID, 0.05);
        CompleteProof proof =
                CompleteProof.of(network, CLOUDS, "clouds", 0.9, temp.resolve("all.jsonl"), 2, done -> {});
        List<Double> listed = proof.points().stream()
                .filter(point -> point.index() == 0)
                .map(CompleteProofTest::loss)
                .toList();
        assertThat(proof.isComplete()).isTrue();
        assertThat(listed).isNotEmpty();

        boolean[] reached = new boolean[listed.size()];
        for (int seed = 0; seed < 30; seed++) {
            EndState end = Proven.polished(network, CLOUDS, seed);
            if (end.kind() == Kind.STRICT_MINIMUM && end.loss() < proof.level()) {
                assertThat(listed).anyMatch(loss -> Math.abs(loss - end.loss()) < 1e-4);
                for (int k = 0; k < reached.length; k++) {
                    reached[k] |= Math.abs(listed.get(k) - end.loss()) < 1e-4;
                }
            }
        }
        assertThat(reached).containsOnly(true);
    }

    @Test
    void threadsAndStopsDoNotChangeTheResult() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0.2);
        Path one = temp.resolve("one.jsonl");
        Path many = temp.resolve("many.jsonl");
        CompleteProof proof = CompleteProof.of(network, CLOUDS, "clouds", 0.9, one, 1, done -> {});

        CompleteProof.of(network, CLOUDS, "clouds", 0.9, many, 3, done -> {});
        List<String> lines = Files.readAllLines(many);
        Files.write(many, lines.subList(7, 1000)); // as a search leaves it that was stopped
        Files.writeString(many, lines.get(2000).substring(0, 40), StandardOpenOption.APPEND);
        AtomicInteger done = new AtomicInteger();
        CompleteProof again = CompleteProof.of(network, CLOUDS, "clouds", 0.9, many, 3, done::addAndGet);

        assertThat(again).isEqualTo(proof);
        assertThat(many).hasSameBinaryContentAs(one);
        assertThat(done).hasValue(lines.size() - 993);
    }

    /** Its work is sent as bytes, done in parts, and what they write is taken into the journal. */
    @Test
    void aClusterFindsTheSame() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0.2);
        String fingerprint = CompleteProof.fingerprint(network, CLOUDS, 0.9);
        Path here = temp.resolve("here.jsonl");
        Path there = temp.resolve("there.jsonl");
        CompleteProof proof = CompleteProof.of(network, CLOUDS, "clouds", 0.9, here, 2, done -> {});
        ClusterWork work = sent(CompleteProof.work(network, CLOUDS, "clouds", 0.9));
        List<String> lines = Files.readAllLines(here);
        Files.write(there, lines.subList(64 * 3, 6144)); // the others are done

        List<Integer> parts = CompleteProof.missingParts(network, fingerprint, there);
        int pieces = 0;
        for (int part : parts) {
            List<String> files = work.run(part, temp);
            pieces += work.size(part);
            try (BlockLines written = new BlockLines("part", Files.newInputStream(temp.resolve(files.get(0))))) {
                CompleteProof.takeIn(written, fingerprint, there);
            }
        }

        assertThat(parts).containsExactly(0, 1, 2);
        assertThat(pieces).isEqualTo(64 * 3);
        assertThat(CompleteProof.missing(network, fingerprint, there)).isZero();
        assertThat(CompleteProof.of(network, CLOUDS, "clouds", 0.9, there, 1, done -> {}))
                .isEqualTo(proof);
        assertThat(there).hasSameBinaryContentAs(here);
    }

    @Test
    void whatAClusterDidOfAnotherSearchIsRefused() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0.2);
        ClusterWork work = CompleteProof.work(network, CLOUDS, "clouds", 0.3);
        Path written = temp.resolve(work.run(0, temp).get(0));
        Path journal = temp.resolve("other.jsonl");
        try (BlockLines lines = new BlockLines("part", Files.newInputStream(written))) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() ->
                            CompleteProof.takeIn(lines, CompleteProof.fingerprint(network, CLOUDS, 0.9), journal));
        }
    }

    private static ClusterWork sent(ClusterWork work) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ClusterWork) in.readObject();
        }
    }

    @Test
    void linesAboutAnotherLevelAreNotBelieved() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0.2);
        Path file = temp.resolve("file.jsonl");
        CompleteProof.of(network, CLOUDS, "clouds", 0.01, file, 2, done -> {});

        assertThat(CompleteProof.missing(network, CompleteProof.fingerprint(network, CLOUDS, 0.9), file))
                .isEqualTo(6144);
    }

    @Test
    void otherNetworksAreRefused() {
        for (Network network : List.of(
                Network.of(2, List.of(2), Activation.TANH, 0.1), Network.of(2, List.of(1), Activation.TANH, 0))) {
            assertThatExceptionOfType(NotProven.class)
                    .isThrownBy(() -> CompleteProof.of(
                            network, CLOUDS, "clouds", 0.9, temp.resolve("none.jsonl"), 1, done -> {}));
        }
    }

    private static double loss(Certificate point) {
        return 0.5
                * (point.lossInterval().get(0).doubleValue()
                        + point.lossInterval().get(1).doubleValue());
    }
}
