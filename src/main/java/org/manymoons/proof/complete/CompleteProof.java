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
import org.manymoons.cluster.ClusterWork;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.journal.BlockLines;
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
        CompleteSearch search = CompleteSearch.of(network, samples, source, share);
        try (Journal<FinishedPiece> finished = open(search.fingerprint(), journal)) {
            new SeedWorkers<>(() -> search::piece, finished).run(missing(network, finished), threads, progress);
            finished.arrange(numbers(network));
            return gathered(network, search.level(), search.prover(), finished);
        }
    }

    /** The same search as work for a cluster; {@link #takeIn} has to be given the lines of its parts. */
    public static ClusterWork work(Network network, Samples samples, String source, double share) {
        return CompleteWork.of(network, samples, source, share);
    }

    /** The parts of that work with pieces that are not finished in this file. */
    public static List<Integer> missingParts(Network network, String fingerprint, Path journal) throws IOException {
        try (Journal<FinishedPiece> finished = open(fingerprint, journal)) {
            return missing(network, finished).stream()
                    .map(CompleteWork::part)
                    .distinct()
                    .toList();
        }
    }

    /**
     * Takes the lines of a part into the journal.
     *
     * @throws org.manymoons.data.DataException if one is damaged or about something else
     */
    public static void takeIn(BlockLines lines, String fingerprint, Path journal) throws IOException {
        List<FinishedPiece> pieces = new ArrayList<>();
        for (FinishedPiece piece = lines.next(FinishedPiece.class);
                piece != null;
                piece = lines.next(FinishedPiece.class)) {
            if (!piece.of().equals(fingerprint)) {
                throw new DataException("the cluster's files are about another search; delete them");
            }
            pieces.add(piece);
        }
        try (Journal<FinishedPiece> finished = open(fingerprint, journal)) {
            Set<Long> there = finished.seeds();
            for (FinishedPiece piece : pieces) {
                if (!there.contains(piece.seed())) {
                    finished.append(piece);
                }
            }
        }
    }

    /** How many pieces the space of a network is cut into. */
    static int pieces(Network network) {
        return 2 * (network.inputs() + 1) << CompleteSearch.HALVINGS;
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
        return LongStream.range(0, pieces(network)).boxed().toList();
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
}
