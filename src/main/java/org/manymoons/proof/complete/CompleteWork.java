package org.manymoons.proof.complete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.journal.Journal;
import org.manymoons.proof.NotProven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A complete search on a cluster: each part is some pieces of the space.
 *
 * @param x      features, rows of samples
 * @param y      labels
 * @param source of the samples, in words
 * @param share  of the best constant predictor's loss
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record CompleteWork(double[][] x, double[] y, Activation activation, double l2, String source, double share)
        implements ClusterWork {
    /** Chosen: pieces of a part, a second's work or more. */
    private static final int PIECES = 64;

    static CompleteWork of(Network network, Samples samples, String source, double share) {
        return new CompleteWork(
                samples.inputs(), samples.labels(), network.layers().get(0).activation(), network.l2(), source, share);
    }

    private Network network() {
        return Network.of(x[0].length, List.of(1), activation, l2);
    }

    /** The part that a piece belongs to. */
    static int part(long piece) {
        return (int) (piece / PIECES);
    }

    @Override
    public int size(int part) {
        return Math.min(PIECES, CompleteProof.pieces(network()) - part * PIECES);
    }

    @Override
    public String file(int part) {
        return String.format(Locale.ROOT, "pieces-%06d.jsonl", part + 1);
    }

    @Override
    public List<String> run(int part, Path scratch) throws IOException {
        long first = (long) part * PIECES;
        try {
            CompleteSearch search = CompleteSearch.of(network(), new Samples(x, y), source, share);
            String lines = LongStream.range(first, first + size(part))
                    .mapToObj(number -> Journal.line(search.piece(number)))
                    .collect(Collectors.joining());
            Files.writeString(scratch.resolve(file(part)), lines);
        } catch (NotProven e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
        return List.of(file(part));
    }
}
