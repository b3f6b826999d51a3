package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.steep.Steep.SAMPLES;
import static org.manymoons.channel.steep.Steep.X;
import static org.manymoons.channel.steep.Steep.cut;
import static org.manymoons.channel.steep.Steep.lines;
import static org.manymoons.channel.steep.Steep.network;
import static org.manymoons.channel.steep.Steep.step;
import static org.manymoons.channel.steep.Steep.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.reference.Samples;

/** Steps between the points -2, -1, 0, 1, 2 of a line, as they lie. */
class StepLineTest {
    @Test
    void aStepIsThatOfAUnitThatHasTheSameSamplesOnItsRight() {
        LimitState limit = with(step(1, -1, -1, -1, 1, 1));
        assertThat(SteepUnits.splitAlike(limit, network(3, -1.5), SAMPLES)).isTrue();
        assertThat(SteepUnits.splitAlike(limit, network(3, -4.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(limit, network(3, 1.5), SAMPLES)).isFalse();
        assertThat(SteepUnits.splitAlike(limit, network(-3, 1.5), SAMPLES)).isFalse();
    }

    @Test
    void whatIsCutOffMayBeOnAnySideOfAStep() {
        LimitState limit = with(step(1, -1, -1, -1, 1, 1), cut(1, 1, -0.5, -1, 3));
        // unit 2 has 1 beyond its line and 2 too, which is not cut off: so it is not the cut's
        assertThat(SteepUnits.splitAlike(limit, network(3, -4.5, 1, -1.5), SAMPLES))
                .isFalse();
        LimitState both = with(step(1, -1, -1, -1, 1, 1), cut(1, 1, -0.5, -1, 3, 4));
        assertThat(SteepUnits.splitAlike(both, network(3, -4.5, 1, -0.5), SAMPLES))
                .isTrue();
        assertThat(SteepUnits.splitAlike(both, network(3, -9, 1, -0.5), SAMPLES))
                .isTrue();
        assertThat(SteepUnits.splitAlike(both, network(3, 4.5, 1, -0.5), SAMPLES))
                .isFalse();
    }

    /** The step is 3 high in all: margins of 18.9 may need it, those of 19.1 are 16 and more without it. */
    @Test
    void aStepIsLoosenedOfWhatIsSureWithoutIt() {
        double[] pattern = {-1, -1, -1, 1, 1};
        Samples samples = new Samples(X, new double[] {0, 0, 0, 1, 1});
        for (double more : new double[] {14.4, 14.6}) {
            Piece sure = new Piece(
                    new StepTerm(new double[] {-3 - more, -3, 0, 0, 3 + more}, new double[] {1, 0}),
                    new double[] {1},
                    List.of(1));
            LimitState limit = new LimitState(List.of(step(1.5, pattern), sure), 0, List.of());
            // margins: 4.5 + more, 4.5, 1.5, 1.5, 4.5 + more; the step has the height 3 in all
            SteepLine line =
                    SteepLine.of(SamplePull.at(limit, samples)).toList().get(0);
            boolean free = 4.5 + more > 16 + 3;
            assertThat(line.loosened().sides()).containsExactly(free ? 0 : -1, -1, -1, 1, free ? 0 : 1);
        }
    }

    @Test
    void aStepMovesWithItsLevels() {
        LimitState limit = with(step(2, -1, -1, -1, 1, 1));
        SteepLine line = lines(limit).get(0);
        LimitState moved =
                line.moved(new Dichotomy(X, new double[] {-1, 1, 1, 1, 1})).orElseThrow();
        StepTerm term = (StepTerm) moved.pieces().get(0).term();
        assertThat(term.pattern()).containsExactly(-1, 1, 1, 1, 1);
        assertThat(term.line()[1] / term.line()[0]).isCloseTo(1.5, within(1e-9));
        assertThat(line.moved(new Dichotomy(X, new double[] {1, 1, 1, 1, 1}))).isEmpty();
        assertThat(line.in(SamplePull.at(moved, SAMPLES)).split().sides()).containsExactly(-1, -1, -1, 1, 1);
    }
}
