package org.manymoons.proof.complete;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.manymoons.data.Dataset;
import org.manymoons.journal.Journal;
import org.manymoons.journal.SeedWorkers;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Prover;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * All critical points of a network with one hidden unit below a loss, up to the unit's sign, and the proof that there are no others; the
 * keys of {@code prove --complete --json}.
 *
 * @param level     the loss below which they were looked for
 * @param boxes     how many boxes were looked at
 * @param undecided how many of them could not be decided: above 0 there is no proof
 * @param points    a certificate for each critical point, the lowest loss first
 */
public record CompleteProof(double level, long boxes, long undecided, List<Certificate> points) {
    /** Chosen: so many halvings of each of the cones that make the space give the pieces that threads take. */
    private static final int HALVINGS = 10;

    /** Changes when lines of another version may not be believed. */
    private static final String VERSION = "4 ";

    private static final int DIGITS = 16;

    public CompleteProof {
        points = List.copyOf(points);
    }

    /** Whether all critical points below the level are certified. */
    public boolean isComplete() {
        return undecided == 0;
    }

    /**
     * What a search is about; another network, loss, data set or level has another.
     *
     * @param share of the best constant predictor's loss
     */
    public static String fingerprint(Network network, Samples samples, double share) {
        String text = VERSION + network + Dataset.of(samples).checksum() + share;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @throws NotProven if the network is none for which this can be done */
    public static void requireFor(Network network, Samples samples) throws NotProven {
        OneUnitData.of(network, samples);
    }

    /** How many pieces are not finished in this file. */
    public static int missing(Network network, String fingerprint, Path journal) throws IOException {
        try (Journal<FinishedPiece> finished = open(fingerprint, journal)) {
            return missing(network, finished).size();
        }
    }

    /**
     * Searches the whole space.
     *
     * @param source   of the samples, in words
     * @param share    of the best constant predictor's loss, below 1: the level
     * @param journal  a file of JSON lines of finished pieces, made where there is none; lines about another search are thrown away
     * @param progress is told of every finished piece
     * @throws NotProven if the network is none for which this can be done, or two points could not be told apart
     */
    public static CompleteProof of(
            Network network,
            Samples samples,
            String source,
            double share,
            Path journal,
            int threads,
            IntConsumer progress)
            throws NotProven, IOException, InterruptedException {
        OneUnitData data = OneUnitData.of(network, samples);
        Level level = Level.below(share, data);
        Prover prover = Prover.of(network, samples, source);
        List<Cone> pieces = pieces(Cone.around(level.limits(data), data.influence()), data.influence());
        String fingerprint = fingerprint(network, samples, share);
        try (Journal<FinishedPiece> finished = open(fingerprint, journal)) {
            new SeedWorkers<>(
                            () -> number -> {
                                PieceSearch.Found found =
                                        new PieceSearch(data, level, prover).search(pieces.get((int) number));
                                return new FinishedPiece(
                                        number, fingerprint, found.boxes(), found.undecided(), found.points());
                            },
                            finished)
                    .run(missing(network, finished), threads, progress);
            finished.arrange(numbers(network));
            return gathered(network, level, prover, finished);
        }
    }

    private static CompleteProof gathered(Network network, Level level, Prover prover, Journal<FinishedPiece> finished)
            throws IOException, NotProven {
        List<Certificate> points = new ArrayList<>();
        long boxes = 0;
        long undecided = 0;
        for (long number : numbers(network)) {
            FinishedPiece piece = finished.read(number);
            boxes += piece.boxes();
            undecided += piece.undecided();
            for (Certificate point : piece.points()) {
                addNew(points, point, prover);
            }
        }
        points.removeIf(point -> point.lossInterval().get(0).doubleValue() > level.level());
        points.sort(Comparator.comparing(point -> point.lossInterval().get(0)));
        return new CompleteProof(level.level(), boxes, undecided, points);
    }

    private static void addNew(List<Certificate> points, Certificate point, Prover prover) throws NotProven {
        Certificate narrow = prover.narrowed(point);
        for (Certificate known : points) {
            Relation relation = CertifiedPair.of(known, narrow);
            if (relation == Relation.SAME) {
                return;
            }
            if (relation == Relation.UNDECIDED) {
                throw new NotProven("two critical points could not be told apart");
            }
        }
        points.add(point);
    }

    private static List<Long> numbers(Network network) {
        return LongStream.range(0, (long) 2 * (network.inputs() + 1) << HALVINGS)
                .boxed()
                .toList();
    }

    private static List<Long> missing(Network network, Journal<FinishedPiece> finished) {
        Set<Long> there = finished.seeds();
        return numbers(network).stream()
                .filter(number -> !there.contains(number))
                .toList();
    }

    private static Journal<FinishedPiece> open(String fingerprint, Path path) throws IOException {
        Journal<FinishedPiece> journal = Journal.open(path, FinishedPiece.class);
        for (long number : journal.seeds()) {
            if (!journal.read(number).of().equals(fingerprint)) {
                journal.close();
                Files.delete(path);
                return Journal.open(path, FinishedPiece.class);
            }
        }
        return journal;
    }

    private static List<Cone> pieces(List<Cone> space, double[] influence) {
        List<Cone> pieces = space;
        for (int n = 0; n < HALVINGS; n++) {
            List<Cone> halves = new ArrayList<>();
            for (Cone cone : pieces) {
                int k = Cone.largest(cone.influence(influence));
                halves.add(cone.half(k, false));
                halves.add(cone.half(k, true));
            }
            pieces = halves;
        }
        return pieces;
    }
}
