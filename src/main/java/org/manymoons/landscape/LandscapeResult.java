package org.manymoons.landscape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.search.CurvedConnection;
import org.manymoons.landscape.search.LineBarriers;

/**
 * The landscape, as landscape.json has it; end states and saddles are referred to by their place in these lists, from 0.
 *
 * @param endStates    those that were given, then those that only ways down from saddles led to
 * @param given        how many were given
 * @param leftOut      end states of the run or census that have not converged, or are saddles themselves
 * @param saddles      the lowest first
 * @param ways         without a saddle, the lowest first: those that join what no saddle joins below
 * @param joins        every pair of end states
 * @param barriers     straight lines between the given end states, of very many some
 * @param curves       between the first runs as training left them; none for a census
 * @param graph        the disconnectivity graph of all copies; null where there are too many symmetries
 * @param searches     searches for saddles that were made
 * @param notSearched  those that the limit left out
 * @param unseen       Good-Turing estimate of the share of searches whose saddle was not seen: saddles that one search alone
 *                     found over all finds; null where nothing was found
 * @param shortAnswer  a few sentences for everybody
 * @param sentences    the details
 */
public record LandscapeResult(
        List<Leaf> endStates,
        int given,
        int leftOut,
        List<Saddle> saddles,
        List<Way> ways,
        List<Join> joins,
        List<LineBarriers> barriers,
        List<CurvedConnection> curves,
        @Nullable Disconnectivity graph,
        int searches,
        int notSearched,
        @Nullable Double unseen,
        List<String> shortAnswer,
        List<String> sentences) {
    public LandscapeResult {
        endStates = List.copyOf(endStates);
        saddles = List.copyOf(saddles);
        ways = List.copyOf(ways);
        joins = List.copyOf(joins);
        barriers = List.copyOf(barriers);
        curves = List.copyOf(curves);
        shortAnswer = List.copyOf(shortAnswer);
        sentences = List.copyOf(sentences);
    }

    /** Without ways that have no saddle. */
    public LandscapeResult(
            List<Leaf> endStates,
            int given,
            int leftOut,
            List<Saddle> saddles,
            List<Join> joins,
            List<LineBarriers> barriers,
            List<CurvedConnection> curves,
            @Nullable Disconnectivity graph,
            int searches,
            int notSearched,
            @Nullable Double unseen,
            List<String> shortAnswer,
            List<String> sentences) {
        this(
                endStates,
                given,
                leftOut,
                saddles,
                List.of(),
                joins,
                barriers,
                curves,
                graph,
                searches,
                notSearched,
                unseen,
                shortAnswer,
                sentences);
    }

    LandscapeResult saying(List<String> inShort, List<String> text) {
        return new LandscapeResult(
                endStates,
                given,
                leftOut,
                saddles,
                ways,
                joins,
                barriers,
                curves,
                graph,
                searches,
                notSearched,
                unseen,
                inShort,
                text);
    }
}
