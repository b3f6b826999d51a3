package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.compare.SixPoints;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.LandscapePlan;
import org.manymoons.landscape.search.LineBarriers;
import org.manymoons.reference.Objective;

/** On the two minima of six points, and a copy of one of them. */
class LandscapeOfSixPointsTest {
    private static final Objective OBJECTIVE = SixPoints.objective(0.02);

    @TempDir
    private Path temp = Path.of("");

    private static GivenEnd end(double... p) {
        return new GivenEnd(Kind.STRICT_MINIMUM, OBJECTIVE.loss(p), 1, p);
    }

    private LandscapeResult found(int searches, AtomicInteger done) throws IOException, InterruptedException {
        double[] right = SixPoints.right();
        return found(searches, done, end(right), end(SixPoints.left()), end(-right[0], -right[1], -right[2], right[3]));
    }

    private LandscapeResult found(int searches, AtomicInteger done, GivenEnd... ends)
            throws IOException, InterruptedException {
        LandscapePlan plan =
                new LandscapePlan(OBJECTIVE.network(), OBJECTIVE.samples(), null, List.of(ends), List.of(), searches);
        return Landscape.search(plan, temp.resolve("landscape.jsonl"), 1, 0, done::addAndGet);
    }

    /** One search, and the lines of the two pairs that it leaves. */
    @Test
    void straightLinesAreKnownOfAllPairsHoweverFewSearchesThereAre() throws Exception {
        AtomicInteger done = new AtomicInteger();
        LandscapeResult result = found(1, done);

        assertThat(result.barriers()).extracting(LineBarriers::a).containsExactlyInAnyOrder(0, 0, 1);
        assertThat(result.barriers()).extracting(LineBarriers::b).containsExactlyInAnyOrder(1, 2, 2);
        assertThat(result.searches()).isEqualTo(1);
        assertThat(result.notSearched()).isPositive();
        assertThat(done).hasValue(3);
    }

    /** What was done with few searches is not done again with more. */
    @Test
    void moreSearchesGoOnWhereFewerEnded() throws Exception {
        found(1, new AtomicInteger());
        AtomicInteger done = new AtomicInteger();
        LandscapeResult result = found(5, done);

        assertThat(done.get()).isLessThan(5);
        assertThat(result.searches()).isEqualTo(5);
        assertThat(result.barriers()).hasSize(3);
    }

    /** Of 600 random starts (SciPy) all that end at a saddle of index 1 end at this one; its cost is mpmath's, 20 digits of it. */
    @Test
    void theTwoMinimaAndTheirCopiesJoinAtTheOnlySaddle() throws Exception {
        LandscapeResult result = found(100, new AtomicInteger(), end(SixPoints.right()), end(SixPoints.left()));

        assertThat(result.joins()).hasSize(1);
        assertThat(result.joins().get(0).cost()).isCloseTo(0.69424579893364958851, within(1e-15));
        assertThat(result.saddles().stream().filter(saddle -> saddle.flatDirections() == 0))
                .allSatisfy(saddle -> assertThat(saddle.cost()).isCloseTo(0.69424579893364958851, within(1e-15)));
    }
}
