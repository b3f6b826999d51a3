package org.manymoons.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.proof.Prover;
import org.manymoons.proof.Statement;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.core.JacksonException;

/**
 * Critical points and what is proven of them, with every pair of those that are certified; the keys of the prove command's
 * JSON.
 */
public record Certification(List<Point> points, List<ProvenEnds.Pair> pairs) {
    /** The folder of the certificates, beside a model or in the folder of a run or a census. */
    public static final String FOLDER = "certificates";

    /**
     * One point.
     *
     * @param number      from 1 on, also the name of its file
     * @param what        a model, or which end state or seed
     * @param kind        as measured; null where it was not judged
     * @param cost        as measured, null where it was not judged
     * @param hits        seeds that end there, null where they were not counted
     * @param moved       largest distance of a parameter from the certified point
     * @param emptyWithin a distance of every parameter from the point as given within which no critical point is, proven; null where
     *                    that was not asked or not proven
     * @param certificate null where there is none
     * @param channel     the certificate of a channel's limit, null where there is none
     * @param reason      why there is none
     */
    public record Point(
            int number,
            String what,
            @Nullable Kind kind,
            @Nullable Double cost,
            @Nullable Integer hits,
            @Nullable Double moved,
            @Nullable Double emptyWithin,
            @Nullable Certificate certificate,
            @Nullable ChannelCertificate channel,
            @Nullable String reason) {
        /** Whether it is proven to be a strict minimum. */
        @JsonIgnore
        public boolean isProvenMinimum() {
            return certificate != null && certificate.index() == 0;
        }

        /** What its file holds; null where there is none. */
        @JsonIgnore
        public @Nullable Statement statement() {
            return certificate == null ? channel : certificate;
        }
    }

    /** A point to certify: only strict minima and saddles, or what nobody has judged, can be. */
    public record Candidate(
            String what,
            @Nullable Kind kind,
            @Nullable Double cost,
            @Nullable Integer hits,
            double[] parameters) {}

    /** Tries to certify each. */
    public static Certification of(Network network, Samples samples, String source, List<Candidate> candidates) {
        List<Point> points = new ArrayList<>();
        for (Candidate candidate : candidates) {
            points.add(point(network, samples, source, candidate, points.size() + 1));
        }
        List<Point> certified =
                points.stream().filter(point -> point.statement() != null).toList();
        List<ProvenEnds.Pair> pairs = new ArrayList<>();
        for (int k = 0; k < certified.size(); k++) {
            for (int l = 0; l < k; l++) {
                pairs.add(pair(certified.get(l), certified.get(k), network, samples, source));
            }
        }
        return new Certification(points, pairs);
    }

    private static ProvenEnds.Pair pair(Point a, Point b, Network network, Samples samples, String source) {
        Certificate first = a.certificate();
        Certificate second = b.certificate();
        if (first == null || second == null) {
            return new ProvenEnds.Pair(a.number(), b.number(), ofChannels(a, b));
        }
        Relation relation = CertifiedPair.of(first, second);
        if (relation == Relation.UNDECIDED) {
            try {
                Prover prover = Prover.of(network, samples, source);
                relation = CertifiedPair.of(first, prover.narrowed(second));
            } catch (NotProven e) {
                return new ProvenEnds.Pair(a.number(), b.number(), relation);
            }
        }
        return new ProvenEnds.Pair(a.number(), b.number(), relation);
    }

    /** A limit is no finite point, and two limits are different where their losses are. */
    static Relation ofChannels(Point a, Point b) {
        Statement first = Objects.requireNonNull(a.statement());
        Statement second = Objects.requireNonNull(b.statement());
        boolean apart = first.lossInterval()
                                .get(1)
                                .compareTo(second.lossInterval().get(0))
                        < 0
                || second.lossInterval().get(1).compareTo(first.lossInterval().get(0)) < 0;
        return apart || a.channel() == null || b.channel() == null ? Relation.DIFFERENT : Relation.UNDECIDED;
    }

    private static Point point(Network network, Samples samples, String source, Candidate candidate, int number) {
        Kind kind = candidate.kind();
        Certificate certificate = null;
        Double moved = null;
        Double empty = null;
        String reason = null;
        ChannelCertificate channel = null;
        if (kind == Kind.CHANNEL_TO_INFINITY) {
            try {
                channel = ChannelLimit.certified(network, samples, source, candidate.parameters());
            } catch (NotProven e) {
                reason = e.getMessage();
            }
        } else if (kind == Kind.FLAT_MINIMUM || kind == Kind.NOT_CONVERGED) {
            reason = kind == Kind.FLAT_MINIMUM
                    ? "a valley has no critical point of its own to certify"
                    : "no critical point was reached";
        } else {
            try {
                Prover prover = Prover.of(network, samples, source);
                double radius = kind == null ? prover.emptyWithin(candidate.parameters()) : 0;
                empty = radius > 0 ? radius : null;
                certificate = prover.criticalPoint(candidate.parameters());
                moved = certificate.distance(candidate.parameters());
            } catch (NotProven e) {
                reason = e.getMessage();
            }
        }
        return new Point(
                number,
                candidate.what(),
                kind,
                candidate.cost(),
                candidate.hits(),
                moved,
                empty,
                certificate,
                channel,
                reason);
    }

    /** For the results. */
    public ProvenEnds ends() {
        List<Point> minima = points.stream()
                .filter(point -> point.kind() == Kind.STRICT_MINIMUM)
                .toList();
        return new ProvenEnds(
                minima.size(),
                (int) minima.stream().filter(Point::isProvenMinimum).count(),
                points.stream()
                        .map(point -> new ProvenEnds.End(
                                point.number(),
                                point.what(),
                                point.channel() != null,
                                point.certificate() == null
                                        ? null
                                        : point.certificate().index(),
                                point.reason()))
                        .toList(),
                pairs);
    }

    /**
     * Refuses a folder where certificates of these numbers cannot go, so that it is known before anything is proven.
     *
     * @param force whether plain files may be overwritten that are no certificates
     * @throws DataException if something else than a certificate is in the way
     */
    public static void requirePlace(Path folder, int numbers, boolean force) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new DataException(
                    folder + ": is no folder, so that certificates cannot go there; name one with --out");
        }
        for (int number = 1; number <= numbers; number++) {
            Path file = folder.resolve(number + ".json");
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new DataException(file + ": is in the way and no plain file; move it away or name another folder"
                        + " with --out");
            }
            if (!force && !isCertificate(file)) {
                throw new DataException(file + ": is in the way and no certificate; overwrite it with --force");
            }
        }
    }

    /**
     * Writes {@code <number>.json} for each certificate into the folder, which is made where there is none. An older
     * certificate of a point that has none now is deleted, nothing else.
     *
     * @throws DataException if something else than a certificate is in the way
     */
    public void write(Path folder, boolean force) throws IOException {
        requirePlace(folder, points.size(), force);
        Files.createDirectories(folder);
        for (Point point : points) {
            Path file = folder.resolve(point.number() + ".json");
            Statement statement = point.statement();
            if (statement != null) {
                byte[] json = Json.write(statement).getBytes(StandardCharsets.UTF_8);
                WholeFile.write(file, out -> out.write(json));
            } else if (Files.exists(file) && isCertificate(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isCertificate(Path file) {
        try {
            read(file);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    /**
     * A certificate's file.
     *
     * @throws DataException in one line where it is none
     */
    public static Statement read(Path file) {
        String text = PlainFile.text(file);
        try {
            Object claim = Json.read(text, Map.class).get("claim");
            return ChannelCertificate.CLAIM.equals(claim)
                    ? Json.readWhole(text, ChannelCertificate.class)
                    : Json.readWhole(text, Certificate.class);
        } catch (JacksonException e) {
            String reason = e.getCause() instanceof IllegalArgumentException malformed
                    ? String.valueOf(malformed.getMessage())
                    : e.getOriginalMessage().lines().findFirst().orElse("no reason known");
            throw new DataException(file + ": is no certificate: " + reason);
        }
    }
}
