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
     * @param index  the number of negative eigenvalues, proven; null where nothing is
     * @param reason why nothing is proven, null where something is
     */
    public record End(
            int number,
            String what,
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

    /** For the short answer: what is proven, what is only measured, what is likely at most. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (measured == 0) {
            return List.of("Proven: nothing, since no end is measured as a strict minimum.");
        }
        sentences.add("Proven: "
                + (proven == measured ? proven == 1 ? "the one" : "all " + proven : proven + " of " + measured)
                + (measured == 1
                        ? " end measured as a strict minimum is one"
                        : " ends measured as strict minima are such")
                + ", each alone in a box around it" + pairsSentence() + ".");
        sentences.add(
                "All else is measured, in doubles with bounds of their rounding; that there are few other ends is likely at"
                        + " most.");
        return sentences;
    }

    private String pairsSentence() {
        long same =
                pairs.stream().filter(pair -> pair.proven() == Relation.SAME).count();
        long different = pairs.stream()
                .filter(pair -> pair.proven() == Relation.DIFFERENT)
                .count();
        if (pairs.isEmpty()) {
            return "";
        }
        if (different == pairs.size()) {
            return pairs.size() == 1 ? ", and the two are different ones" : ", and no two of them are one";
        }
        if (same == pairs.size()) {
            return ", and they are one, written differently";
        }
        return "; of the " + pairs.size() + " pairs of them " + same + " are one, written differently, " + different
                + " are different ones, " + (pairs.size() - same - different) + " undecided";
    }
}
