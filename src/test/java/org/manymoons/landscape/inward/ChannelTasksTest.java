package org.manymoons.landscape.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.LandscapePlan;
import org.manymoons.landscape.search.SearchTask;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.Searchers;
import org.manymoons.landscape.search.TaskEnd;

/** Searches whose only end is a channel with a known limit. */
class ChannelTasksTest {
    private static final EndState END = PlantedChannel.end();

    private static TaskEnd done(SearchTask task) throws InterruptedException {
        LandscapePlan plan = new LandscapePlan(
                PlantedChannel.NETWORK,
                PlantedChannel.SAMPLES,
                null,
                List.of(new GivenEnd(END.kind(), PlantedChannel.LIMIT, 1, END.parameters())),
                List.of(),
                9);
        return Searchers.of(plan, Map.of(task.number(), task), List.of(END), 1)
                .get()
                .apply(task.number());
    }

    /** Each way leads from the limit to the limit of a copy, and no place of it is below the limit or above its cost. */
    @Test
    void copiesOfAChannelAreJoinedByWaysThatNameTheirHighestCost() throws Exception {
        assertThat(END.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);

        TaskEnd end = done(new Pair(0, 0));

        assertThat(end.lines()).isNull();
        assertThat(end.saddles()).isNotEmpty().allSatisfy(saddle -> {
            assertThat(saddle.negativeEigenvalue()).isNegative();
            assertThat(saddle.cost()).isGreaterThan(PlantedChannel.LIMIT);
        });
        assertThat(end.saddles()).anySatisfy(saddle -> {
            assertThat(saddle.oneSide()).isNotNull();
            assertThat(saddle.otherSide()).isNotNull();
            assertThat(saddle.oneSide().kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
            assertThat(saddle.otherSide().kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        });
        assertThat(end.ways()).isNotEmpty();
        for (FoundWay way : end.ways()) {
            assertThat(way.a()).isZero();
            assertThat(way.b()).isZero();
            assertThat(way.cost()).isGreaterThanOrEqualTo(PlantedChannel.OBJECTIVE.loss(way.top()));
            double[] one = way.oneWay()[way.oneWay().length - 1];
            double[] other = way.otherWay()[way.otherWay().length - 1];
            assertThat(PlantedChannel.OBJECTIVE.loss(one)).isCloseTo(PlantedChannel.LIMIT, within(1e-6));
            assertThat(PlantedChannel.OBJECTIVE.loss(other)).isCloseTo(PlantedChannel.LIMIT, within(1e-6));
            assertThat(one).isNotEqualTo(other);
            for (double[][] half : List.of(way.oneWay(), way.otherWay())) {
                for (double[] p : half) {
                    assertThat(PlantedChannel.OBJECTIVE.loss(p)).isBetween(PlantedChannel.LIMIT, way.cost() + 1e-12);
                }
            }
        }
    }

    /** Whatever is found uphill from where weights are moderate is a verified saddle above the limit. */
    @Test
    void modesOfAChannelAreFollowedFromItsWayInwards() throws Exception {
        assertThat(done(new Mode(0, 0, 1)).saddles()).allSatisfy(saddle -> {
            assertThat(saddle.negativeEigenvalue()).isNegative();
            assertThat(saddle.cost()).isGreaterThan(PlantedChannel.LIMIT);
        });
    }
}
