package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.LandscapePlan;
import org.manymoons.landscape.search.ThreeMinima;
import org.manymoons.landscape.search.TrainedRun;

/** The whole landscape of three minima, of which the lowest and the highest are given. */
class LandscapeTest {
    /** The entropy of a share of 2/3: what a network whose unit is dead costs. */
    private static final double DEAD = -2 / 3.0 * Math.log(2 / 3.0) - 1 / 3.0 * Math.log(1 / 3.0);

    private static final int SEARCHES = 12;

    @TempDir
    private Path temp = Path.of("");

    private static LandscapePlan plan(int searches) {
        return new LandscapePlan(
                ThreeMinima.NETWORK,
                ThreeMinima.SAMPLES,
                null,
                List.of(
                        new GivenEnd(Kind.STRICT_MINIMUM, ThreeMinima.LOWEST_COST, 5, ThreeMinima.lowest()),
                        new GivenEnd(Kind.STRICT_MINIMUM, ThreeMinima.HIGHEST_COST, 2, ThreeMinima.highest())),
                List.of(new TrainedRun(3, ThreeMinima.lowest()), new TrainedRun(4, ThreeMinima.middle())),
                searches);
    }

    private LandscapeResult search(LandscapePlan plan, int threads, AtomicInteger done)
            throws IOException, InterruptedException {
        return Landscape.search(plan, temp.resolve("landscape.jsonl"), threads, 7, done::addAndGet);
    }

    @Test
    void endsJoinAtTheirPassesAndWhatLiesBetweenIsFound() throws Exception {
        LandscapeResult result = search(plan(SEARCHES), 1, new AtomicInteger());

        assertThat(result.given()).isEqualTo(2);
        assertThat(result.leftOut()).isEqualTo(7);
        assertThat(result.searches()).isEqualTo(SEARCHES);
        // 3 pairs, 2 x 2 ends x 5 modes, 1 curve between the two runs
        assertThat(result.notSearched()).isEqualTo(3 + 20 + 1 - SEARCHES);
        assertThat(result.endStates().get(0).value()).isCloseTo(ThreeMinima.LOWEST_COST, within(1e-14));
        assertThat(result.endStates().get(0).hits()).isEqualTo(5);
        assertThat(result.endStates().get(1).value()).isCloseTo(ThreeMinima.HIGHEST_COST, within(1e-14));
        assertThat(result.endStates()).anySatisfy(leaf -> {
            assertThat(leaf.value()).isCloseTo(ThreeMinima.MIDDLE_COST, within(1e-14));
            assertThat(leaf.hits()).isZero();
        });
        assertThat(result.joins().get(0)).satisfies(join -> {
            assertThat(join.a()).isZero();
            assertThat(join.b()).isEqualTo(1);
            assertThat(join.cost()).isCloseTo(ThreeMinima.HIGHER_PASS, within(1e-14));
        });
        assertThat(result.saddles().get(0).cost()).isCloseTo(ThreeMinima.LOWER_PASS, within(1e-14));
        assertThat(result.saddles().get(1).cost()).isCloseTo(ThreeMinima.HIGHER_PASS, within(1e-14));
        assertThat(result.barriers()).hasSize(1);
        assertThat(result.curves()).hasSize(1);
        assertThat(result.curves().get(0).a()).isEqualTo(3);
        assertThat(result.unseen()).isBetween(0.0, 1.0);
        assertThat(result.shortAnswer()).isNotEmpty();
        assertThat(result.sentences()).isNotEmpty();
    }

    @Test
    void whatIsFinishedIsNotSearchedAgainAndOtherEndsBeginAnew() throws Exception {
        Path journal = temp.resolve("landscape.jsonl");
        AtomicInteger first = new AtomicInteger();
        AtomicInteger more = new AtomicInteger();
        AtomicInteger again = new AtomicInteger();

        assertThat(Landscape.missing(plan(4), journal)).isEqualTo(4);
        search(plan(4), 1, first);
        assertThat(Landscape.missing(plan(6), journal)).isEqualTo(2);
        String stopped = Json.write(search(plan(6), 1, more));
        String whole = Json.write(search(plan(6), 2, again));
        Files.delete(journal);
        String atOnce = Json.write(search(plan(6), 2, new AtomicInteger()));

        assertThat(first).hasValue(4);
        assertThat(more).hasValue(2);
        assertThat(again).hasValue(0);
        assertThat(stopped).isEqualTo(whole).isEqualTo(atOnce);
        LandscapePlan other = new LandscapePlan(
                ThreeMinima.NETWORK,
                ThreeMinima.SAMPLES,
                null,
                List.of(new GivenEnd(Kind.STRICT_MINIMUM, ThreeMinima.MIDDLE_COST, 1, ThreeMinima.middle())),
                List.of(),
                3);
        assertThat(Landscape.missing(other, journal)).isEqualTo(3);
        assertThat(journal).isEmptyFile();
    }

    /** On every way to the copy with the other signs the output weight is 0 somewhere, where nothing is below the entropy. */
    @Test
    void copiesJoinNowhereBelowTheDeadUnit() throws Exception {
        LandscapeResult result = search(plan(24), 1, new AtomicInteger());

        assertThat(result.notSearched()).isZero();
        assertThat(result.graph().symmetries()).isEqualTo(2);
        assertThat(result.graph().copiesJoin())
                .hasSize(result.endStates().size())
                .allMatch(cost -> cost == null || cost > DEAD - 1e-14);
        assertThat(result.saddles())
                .filteredOn(saddle -> Math.abs(saddle.cost() - ThreeMinima.HIGHER_PASS) < 1e-12)
                .singleElement()
                .satisfies(saddle -> {
                    assertThat(saddle.found()).containsExactly(Saddle.Found.PATH, Saddle.Found.MODE);
                    assertThat(saddle.searches()).isGreaterThan(1);
                });
    }
}
