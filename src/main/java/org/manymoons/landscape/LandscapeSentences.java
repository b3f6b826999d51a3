package org.manymoons.landscape;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.graph.GraphNode;
import org.manymoons.landscape.search.Components;
import org.manymoons.landscape.search.CurvedConnection;

/** What the landscape says about the solutions, in sentences. */
final class LandscapeSentences {
    private static final double PERCENT = 100;

    private LandscapeSentences() {}

    /** Whether and where all end states join. */
    static List<String> inShort(LandscapeResult result) {
        long open = result.joins().stream().filter(join -> join.cost() == null).count();
        double best = result.endStates().stream().mapToDouble(Leaf::value).min().orElse(0);
        List<Integer> together = largestGroup(result);
        double cost = result.joins().stream()
                .filter(join -> together.contains(join.a()) && together.contains(join.b()))
                .mapToDouble(join -> Objects.requireNonNull(join.cost()))
                .max()
                .orElse(best);
        String all = counted(result.endStates().size(), "end state");
        List<String> sentences = new ArrayList<>();
        if (open > 0) {
            sentences.add(format(
                    "Of %s between %s no path was found; that is no proof that there is none.",
                    counted((int) open, "pair"), all));
        }
        if (together.size() > 1) {
            sentences.add(format(
                    "%s hang together: up to a cost of %.6f, %.2g above the best of them, a path leads from each to some"
                            + " copy of any other.",
                    open == 0 ? "All " + all : together.size() + " of them",
                    cost,
                    cost
                            - together.stream()
                                    .mapToDouble(
                                            end -> result.endStates().get(end).value())
                                    .min()
                                    .orElse(best)));
        }
        if (open == 0) {
            sentences.add(copies(result.graph(), best));
        }
        return sentences;
    }

    /** The most end states that are joined to each other. */
    private static List<Integer> largestGroup(LandscapeResult result) {
        int count = result.endStates().size();
        Components joined = new Components(count);
        for (Join join : result.joins()) {
            if (join.cost() != null) {
                joined.join(join.a(), join.b());
            }
        }
        List<Integer> largest = List.of();
        for (int end = 0; end < count; end++) {
            int root = end;
            List<Integer> group = IntStream.range(0, count)
                    .filter(other -> joined.joined(root, other))
                    .boxed()
                    .toList();
            largest = group.size() > largest.size() ? group : largest;
        }
        return largest;
    }

    /** Whether the copies hang together, too. */
    private static String copies(@Nullable Disconnectivity graph, double best) {
        if (graph == null) {
            return "Their copies are too many to be joined one by one.";
        }
        BigInteger copies = graph.nodes().stream()
                .filter(node -> node.end() != null)
                .map(GraphNode::components)
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (graph.allJoin() == null) {
            return format(
                    "Of their %s copies, which are the same functions written differently, the known saddles leave %d separate"
                            + " parts.",
                    copies, graph.components());
        }
        return format(
                "All their %s copies, which are the same functions written differently, are one connected region up to a cost"
                        + " of %.6f, %.2g above the best.",
                copies, graph.allJoin(), graph.allJoin() - best);
    }

    static List<String> of(LandscapeResult result) {
        List<String> sentences = new ArrayList<>();
        long strict = result.saddles().stream()
                .filter(saddle -> saddle.flatDirections() == 0)
                .count();
        String searches = result.searches() == 1 ? "1 search" : result.searches() + " searches";
        sentences.add(
                result.saddles().isEmpty()
                        ? searches + " led to no saddle of index 1."
                        : format(
                                "%s led to %s of index 1, %d of them without a flat direction. Each was verified: the gradient is within its"
                                        + " rounding bound, exactly one eigenvalue is negative beyond its own, and the end states are those"
                                        + " that the ways down reach.",
                                searches, counted(result.saddles().size(), "saddle"), strict));
        if (!result.ways().isEmpty()) {
            sentences.add(format(
                    "%s lead to and from channels, or networks with weights as large, over no saddle that was found: the cost on"
                            + " them is known at places near to each other, and lower ways may be near. The passes themselves may"
                            + " lie at infinity.",
                    counted(result.ways().size(), "way")));
        }
        int found = result.endStates().size() - result.given();
        if (found > 0) {
            sentences.add(
                    format("Ways down from saddles led to %s that no seed had reached.", counted(found, "end state")));
        }
        if (result.unseen() != null) {
            long twice = result.saddles().stream()
                    .filter(saddle -> saddle.searches() > 1)
                    .count();
            sentences.add(format(
                    "%d of the saddles were found by two searches or more; the chance that one more search finds a saddle not"
                            + " seen here is about %.0f %% (Good-Turing estimate). Lower joins may exist.",
                    twice, PERCENT * result.unseen()));
        }
        result.barriers().stream()
                .filter(line -> line.aligned() != null)
                .max(Comparator.comparingDouble(line -> Objects.requireNonNull(line.aligned())))
                .ifPresent(line -> sentences.add(format(
                        "On straight lines between aligned end states the cost rises by up to %.3g (%d and %d).",
                        line.aligned(), line.a() + 1, line.b() + 1)));
        result.curves().stream()
                .max(Comparator.comparingDouble(CurvedConnection::curved))
                .ifPresent(curve -> sentences.add(format(
                        "As trained, curves join the first runs: the cost on them stays at or below %.6f (seeds %d and %d, where"
                                + " it rises to %.6f on the aligned straight line).",
                        curve.curved(), curve.a(), curve.b(), curve.straight())));
        if (result.notSearched() > 0) {
            sentences.add(format("%d searches were left out; --searches allows more.", result.notSearched()));
        }
        if (result.leftOut() > 0) {
            sentences.add(format(
                    "%s of the run did not converge, or are saddles themselves, and are left out.",
                    counted(result.leftOut(), "end state")));
        }
        return sentences;
    }
}
