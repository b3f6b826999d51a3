package org.manymoons.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.proof.CertifiedPair.Relation;

/**
 * What certificates prove of measured end states; the key {@code proof} of results.json and census.json.
 *
 * @param measured how many ends are measured as strict minima
 * @param proven   how many of these are proven to be some
 * @param ends     those that were to be certified, in the order of the certificates' numbers
 * @param pairs    every two of those that have a certificate
 */
public record ProvenEnds(int measured, int proven, List<End> ends, List<Pair> pairs) {
    /**
     * One end.
     *
     * @param number of the certificate's file
     * @param what   which end state or seed it is
     * @param limit  whether the limit of a channel is proven there
     * @param index  the number of negative eigenvalues, proven; null where none are
     * @param reason why nothing is proven, null where something is
     */
    public record End(
            int number,
            String what,
            boolean limit,
            @Nullable Integer index,
            @Nullable String reason) {}

    /**
     * What is proven of two ends.
     *
     * @param a the number of one of them
     * @param b that of the other
     */
    public record Pair(int a, int b, Relation proven) {}

    public ProvenEnds {
        ends = List.copyOf(ends);
        pairs = List.copyOf(pairs);
    }

    /** How an end state of a census is called, by its place from 0. */
    public static String endState(int place) {
        return "end state " + (place + 1);
    }

    /** How the end that a run was carried to is called. */
    public static String seed(long seed) {
        return "seed " + seed;
    }

    /** Whether a critical point or the limit of a channel is proven for the end that is so called. */
    public boolean isProven(String what) {
        End end = end(what);
        return end != null && (end.limit() || end.index() != null);
    }

    /** The number of negative eigenvalues of the end that is so called; null where none are proven. */
    public @Nullable Integer index(String what) {
        End end = end(what);
        return end == null ? null : end.index();
    }

    /** What is proven of two ends; undecided where nothing is. */
    public Relation relation(String a, String b) {
        End first = end(a);
        End second = end(b);
        return first == null || second == null
                ? Relation.UNDECIDED
                : pairs.stream()
                        .filter(pair -> (pair.a() == first.number() && pair.b() == second.number())
                                || (pair.a() == second.number() && pair.b() == first.number()))
                        .map(Pair::proven)
                        .findFirst()
                        .orElse(Relation.UNDECIDED);
    }

    private @Nullable End end(String what) {
        return ends.stream().filter(end -> end.what().equals(what)).findFirst().orElse(null);
    }

    /** For the short answer: what is proven and what is only measured. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        long limits = ends.stream().filter(End::limit).count();
        if (measured == 0 && limits == 0) {
            return List.of("Proven: nothing; no end is measured as a strict minimum.");
        }
        if (limits > 0) {
            sentences.add(
                    "Proven: " + (limits == 1 ? "one end is" : limits + " ends are")
                            + " the limit of a channel to infinity, a strict minimum of its model, with networks above it as near as one likes.");
        }
        if (measured > 0) {
            sentences.add(minima());
        }
        sentences.add(
                "All else is measured, in doubles with bounds of their rounding; that there are few other ends is likely at"
                        + " most.");
        return sentences;
    }

    private String minima() {
        String proof = "Proven: "
                + (proven == measured ? proven == 1 ? "the one" : "all " + proven : proven + " of " + measured)
                + (measured == 1
                        ? " end measured as a strict minimum is one"
                        : " ends measured as strict minima are such");
        return proof + (measured == 1 ? ", alone in a box around it" : ", each alone in a box around it")
                + pairsSentence() + ".";
    }

    private String pairsSentence() {
        List<Integer> points = ends.stream()
                .filter(end -> end.index() != null)
                .map(End::number)
                .toList();
        List<Pair> finite = pairs.stream()
                .filter(pair -> points.contains(pair.a()) && points.contains(pair.b()))
                .toList();
        long same =
                finite.stream().filter(pair -> pair.proven() == Relation.SAME).count();
        long different = finite.stream()
                .filter(pair -> pair.proven() == Relation.DIFFERENT)
                .count();
        if (finite.isEmpty()) {
            return "";
        }
        if (different == finite.size()) {
            return finite.size() == 1 ? ", and the two are different ones" : ", and no two of them are one";
        }
        if (same == finite.size()) {
            return ", and they are one, written differently";
        }
        return "; of the " + finite.size() + " pairs of them " + same + " are one, written differently, " + different
                + " are different ones, " + (finite.size() - same - different) + " undecided";
    }
}
