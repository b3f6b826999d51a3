package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.graph.GraphNode;
import org.manymoons.landscape.search.CurvedConnection;
import org.manymoons.landscape.search.LineBarriers;

/** Whole sentences, of landscapes that were made up. */
class LandscapeSentencesTest {
    private final List<Leaf> ends = new ArrayList<>(List.of(leaf(0.5, null), leaf(0.75, 0.25)));
    private int given = 2;
    private int leftOut;
    private final List<Saddle> saddles = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<LineBarriers> barriers = new ArrayList<>();
    private final List<CurvedConnection> curves = new ArrayList<>();
    private @Nullable Disconnectivity graph;
    private int searches = 1;
    private int notSearched;
    private @Nullable Double unseen;

    private static Leaf leaf(double cost, @Nullable Double limit) {
        Kind kind = limit == null ? Kind.STRICT_MINIMUM : Kind.CHANNEL_TO_INFINITY;
        return new Leaf(kind, cost, limit, 1, null, List.of(), 0, 1, 1, new double[0]);
    }

    private static Saddle saddle(int flat, int searches) {
        return new Saddle(
                1,
                -1,
                0,
                1,
                0,
                0,
                0,
                flat,
                null,
                null,
                new double[0],
                null,
                null,
                List.of(Saddle.Found.MODE),
                searches);
    }

    private static GraphNode node(@Nullable Integer end, int components) {
        return new GraphNode(1, end, null, List.of(), List.of(), BigInteger.valueOf(components));
    }

    private LandscapeResult result() {
        return new LandscapeResult(
                ends,
                given,
                leftOut,
                saddles,
                joins,
                barriers,
                curves,
                graph,
                searches,
                notSearched,
                unseen,
                List.of(),
                List.of());
    }

    private List<String> inShort() {
        return LandscapeSentences.inShort(result());
    }

    private List<String> details() {
        return LandscapeSentences.of(result());
    }

    @Test
    void whereAPairDoesNotJoinNothingIsSaidToHangTogether() {
        joins.add(new Join(0, 1, null));
        assertThat(inShort())
                .containsExactly(
                        "Of 1 pair between 2 end states no path was found; that is no proof that there is none.");
        ends.add(leaf(1, null));
        joins.add(new Join(0, 2, 3.0));
        joins.add(new Join(1, 2, null));
        assertThat(inShort().get(0)).startsWith("Of 2 pairs between 3 end states no path was found");
    }

    /** Ends 1 and 3 join at 3, 2.75 above the first of them; the second is apart. */
    @Test
    void theLargestGroupThatJoinsIsSaidWhereNotAllDo() {
        joins.add(new Join(0, 1, null));
        ends.add(leaf(1, null));
        joins.add(new Join(0, 2, 3.0));
        joins.add(new Join(1, 2, null));
        assertThat(inShort().get(1)).startsWith("2 of them hang together: up to a cost of 3.000000, ");
    }

    /** The best of the end states is the channel with its limit, 0.25. */
    @Test
    void theHighestJoinIsSaidAboveTheBest() {
        joins.add(new Join(0, 1, 1.0));
        ends.add(leaf(2, null));
        joins.add(new Join(0, 2, 3.0));
        joins.add(new Join(1, 2, 2.5));
        assertThat(inShort())
                .containsExactly(
                        "All 3 end states hang together: up to a cost of 3.000000, 2.8 above the best of them, a path leads from"
                                + " each to some copy of any other.",
                        "Their copies are too many to be joined one by one.");
    }

    @Test
    void copiesAreOneRegionOrSoManyParts() {
        joins.add(new Join(0, 1, 1.0));
        List<GraphNode> nodes = List.of(node(0, 8), node(1, 4), node(null, 99));
        graph = new Disconnectivity(8, nodes, List.of(1.0, 1.0), 1.5, 1);
        assertThat(inShort().get(1))
                .isEqualTo(
                        "All their 12 copies, which are the same functions written differently, are one connected region"
                                + " up to a cost of 1.500000, 1.3 above the best.");
        graph = new Disconnectivity(8, nodes, List.of(1.0, 1.0), null, 3);
        assertThat(inShort().get(1))
                .isEqualTo(
                        "Of their 12 copies, which are the same functions written differently, the known saddles leave 3"
                                + " separate parts.");
    }

    @Test
    void withoutFindsOnlyTheSearchesAreSaid() {
        assertThat(details()).containsExactly("1 search led to no saddle of index 1.");
    }

    @Test
    void everythingThatWasFoundIsSaid() {
        searches = 9;
        saddles.add(saddle(0, 1));
        saddles.add(saddle(1, 2));
        saddles.add(saddle(0, 3));
        given = 1;
        unseen = 0.25;
        barriers.add(new LineBarriers(0, 1, 1, 1, 9.0, 0.125, null, null));
        barriers.add(new LineBarriers(1, 2, 1, 1, 9.0, 0.5, null, null));
        barriers.add(new LineBarriers(0, 2, 1, 1, 9.0, null, null, null));
        curves.add(new CurvedConnection(7, 9, 0.75, 0.25, new double[0]));
        curves.add(new CurvedConnection(7, 11, 0.6, 0.5, new double[0]));
        notSearched = 4;
        leftOut = 2;
        List<String> sentences = details();
        assertThat(sentences.get(0)).startsWith("9 searches led to 3 saddles of index 1, 2 of them without a flat");
        assertThat(sentences.subList(1, sentences.size()))
                .containsExactly(
                        "Ways down from saddles led to 1 end state that no seed had reached.",
                        "2 of the saddles were found by two searches or more; the chance that one more search finds a saddle not"
                                + " seen here is about 25 % (Good-Turing estimate). Lower joins may exist.",
                        "On straight lines between aligned end states the cost rises by up to 0.500 (2 and 3).",
                        "As trained, curves join the first runs: the cost on them stays at or below 0.500000 (seeds 7 and 11,"
                                + " where it rises to 0.600000 on the aligned straight line).",
                        "4 searches were left out; --searches allows more.",
                        "2 end states of the run did not converge, or are saddles themselves, and are left out.");
    }
}
