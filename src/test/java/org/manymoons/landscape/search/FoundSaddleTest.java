package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.manymoons.models.Fabricated;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.Symmetry;

/** When two saddles are one: just inside and just outside of what their errors allow. */
class FoundSaddleTest {
    private static final Network NETWORK = Fabricated.xorNetwork();
    private static final Objective OBJECTIVE = Objective.of(NETWORK, Fabricated.XOR);
    private static final double[] PLACE = {3, 4, 0, 0, 0}; // of norm 5
    private static final double[] FLIPPED = {-3, -4, 0, 0, 0};
    private static final double BOUND = 1e-12;

    private static FoundSaddle saddle(double cost, int flat, double error, double... parameters) {
        return new FoundSaddle(
                cost, BOUND, -1, 0, 1, 0, 0, 0, flat, parameters, error, null, null, new double[0][], new double[0][]);
    }

    private static FoundSaddle beside(double off, int flat, double error) {
        return saddle(0.5, flat, error, 3 + off, 4, 0, 0, 0);
    }

    private static Optional<Symmetry> made(FoundSaddle one, FoundSaddle other) {
        return one.madeOf(other, OBJECTIVE);
    }

    @Test
    void aCopyIsTheSameAndWhatMakesItIsTold() {
        FoundSaddle one = saddle(0.5, 0, 0, PLACE);
        FoundSaddle copy = saddle(0.5, 0, 0, FLIPPED);

        assertThat(made(one, copy).orElseThrow().apply(NETWORK, FLIPPED)).containsExactly(PLACE, within(0.0));
        assertThat(made(one, one).orElseThrow().apply(NETWORK, PLACE)).containsExactly(PLACE, within(0.0));
    }

    /** Ten times the sum of both bounds, 2e-11. */
    @Test
    void costsMayDifferByTenTimesTheirBounds() {
        FoundSaddle one = saddle(0.5, 0, 0, PLACE);

        assertThat(made(one, saddle(0.5 + 1.99e-11, 0, 0, PLACE))).isPresent();
        assertThat(made(one, saddle(0.5 - 1.99e-11, 0, 0, PLACE))).isPresent();
        assertThat(made(one, saddle(0.5 + 2.01e-11, 0, 0, PLACE))).isEmpty();
        assertThat(made(one, saddle(0.5 - 2.01e-11, 0, 0, PLACE))).isEmpty();
    }

    /** Ten times the sum of both errors, and 1e-9 of the norm. */
    @Test
    void placesMayDifferByTenTimesTheirErrors() {
        FoundSaddle one = saddle(0.5, 0, 1e-6, PLACE);

        assertThat(made(one, beside(2.99e-5, 0, 2e-6))).isPresent();
        assertThat(made(one, beside(3.01e-5, 0, 2e-6))).isEmpty();
        FoundSaddle exact = saddle(0.5, 0, 0, PLACE);
        assertThat(made(exact, beside(4.99e-9, 0, 0))).isPresent();
        assertThat(made(exact, beside(5.02e-9, 0, 0))).isEmpty();
    }

    @Test
    void otherFlatDirectionsAreAnotherSaddle() {
        assertThat(made(saddle(0.5, 0, 0, PLACE), saddle(0.5, 1, 0, PLACE))).isEmpty();
    }

    private static FoundSaddle dead(double cost, double bias) {
        return saddle(cost, 1, 0, 0, 0, bias, 0, 0);
    }

    /** Where a unit is dead its bias is free, and the loss is log 2 whatever it is. */
    @Test
    void placesOfOneFamilyAreJoinedByALevelLine() {
        double level = OBJECTIVE.loss(new double[5]);

        assertThat(made(dead(level, 0.25), dead(level, 1.5))).isPresent();
        assertThat(made(dead(level, 0.25), dead(level + 1.9e-11, 1.5))).isPresent();
    }

    /** The line from (w, v) = (0, 0) to (1, 0) rises by the weight decay; costs alone do not make a family. */
    @Test
    void aLineThatRisesJoinsNothing() {
        double level = OBJECTIVE.loss(new double[5]);

        assertThat(made(dead(level, 0), saddle(level, 1, 0, 1, 0, 0, 0, 0))).isEmpty();
        assertThat(made(saddle(level, 0, 0, 0, 0, 0.25, 0, 0), saddle(level, 0, 0, 0, 0, 1.5, 0, 0)))
                .isEmpty();
        // the line is level, but at another cost than the saddles'
        assertThat(made(dead(level - 1e-9, 0.25), dead(level - 1e-9, 1.5))).isEmpty();
    }
}
