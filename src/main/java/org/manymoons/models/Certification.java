package org.manymoons.models;

import static org.manymoons.wording.Wording.counted;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;
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
import org.manymoons.results.RunRecord;

/**
 * Critical points and what is proven of them, with every pair of those that are certified; the keys of the prove command's
 * JSON.
 *
 * @param trained of a run the weights as trained; empty where none were asked for
 */
public record Certification(List<Point> points, List<ProvenEnds.Pair> pairs, List<Trained> trained) {
    /** Of points alone. */
    public Certification(List<Point> points, List<ProvenEnds.Pair> pairs) {
        this(points, pairs, List.of());
    }

    /**
     * The weights of a run as training left them.
     *
     * @param emptyWithin a distance of every parameter from them within which no critical point is, proven: training had not converged;
     *                    null where none was found
     */
    public record Trained(long seed, @Nullable Double emptyWithin) {}

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

    /**
     * A point to certify: only strict minima and saddles, or what nobody has judged, can be.
     *
     * @param flat measured flat directions, which say why nothing may be proven
     */
    public record Candidate(
            String what,
            @Nullable Kind kind,
            @Nullable Double cost,
            @Nullable Integer hits,
            double[] parameters,
            int flat) {
        public Candidate(
                String what, @Nullable Kind kind, @Nullable Double cost, @Nullable Integer hits, double[] parameters) {
            this(what, kind, cost, hits, parameters, 0);
        }
    }

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

    /** With what is proven of the runs of a folder as training left them; none where such networks cannot be certified. */
    public Certification withTrained(Network network, Samples samples, String source, List<RunRecord> runs) {
        List<Trained> found = new ArrayList<>();
        try {
            Prover prover = Prover.of(network, samples, source);
            for (RunRecord run : runs) {
                double[] parameters = run.training().parameters();
                double radius = parameters == null ? 0 : prover.emptyWithin(parameters);
                found.add(new Trained(run.seed(), radius > 0 ? radius : null));
            }
        } catch (NotProven e) {
            return this; // the points say why
        }
        return new Certification(points, pairs, found);
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
                reason = e.getMessage()
                        + (candidate.flat() > 0
                                ? "; it was measured to have " + counted(candidate.flat(), "flat direction")
                                        + ", along which it need not be alone"
                                : "");
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

    /** What is proven of the first points alone. */
    public Certification first(int count) {
        return new Certification(
                points.subList(0, count),
                pairs.stream()
                        .filter(pair -> pair.a() <= count && pair.b() <= count)
                        .toList(),
                trained);
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
}
