package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Polisher;
import org.manymoons.models.Fabricated;
import org.manymoons.reference.Objective;

/** Minima of which it is known over which passes they are joined. */
class ConnectionTest {
    private static final double[] LOWEST = ThreeMinima.lowest();
    private static final double[] MIDDLE = ThreeMinima.middle();
    private static final double[] HIGHEST = ThreeMinima.highest();

    private static Connection connection(BooleanSupplier stop) {
        Objective objective = ThreeMinima.objective();
        return new Connection(
                objective, new Climb(objective, stop), new KnownEnds(objective, ThreeMinima.ends()), stop);
    }

    private static double[] costsOfSides(FoundSaddle saddle) {
        double[] costs = {saddle.oneSide().loss(), saddle.otherSide().loss()};
        Arrays.sort(costs);
        return costs;
    }

    private static FoundSaddle at(List<FoundSaddle> saddles, double cost) {
        return saddles.stream()
                .filter(saddle -> Math.abs(saddle.cost() - cost) < 1e-12)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void neighboursAreJoinedOverTheirPass() {
        Connection connection = connection(() -> false);

        assertThat(connection.join(LOWEST, MIDDLE)).isTrue();

        FoundSaddle pass = at(connection.saddles(), ThreeMinima.LOWER_PASS);
        assertThat(pass.negativeEigenvalue()).isCloseTo(ThreeMinima.LOWER_CURVATURE, within(1e-11));
        assertThat(pass.secondEigenvalue()).isCloseTo(ThreeMinima.LOWER_SECOND, within(1e-11));
        assertThat(pass.flatDirections()).isZero();
        assertThat(costsOfSides(pass))
                .containsExactly(new double[] {ThreeMinima.LOWEST_COST, ThreeMinima.MIDDLE_COST}, within(1e-14));
    }

    /** No pass leads from the lowest to the highest: the way goes over the middle one. */
    @Test
    void whatHasNoPassOfItsOwnIsJoinedOverWhatLiesBetween() {
        Connection connection = connection(() -> false);

        assertThat(connection.join(LOWEST, HIGHEST)).isTrue();

        FoundSaddle higher = at(connection.saddles(), ThreeMinima.HIGHER_PASS);
        assertThat(higher.negativeEigenvalue()).isCloseTo(ThreeMinima.HIGHER_CURVATURE, within(1e-11));
        assertThat(costsOfSides(higher))
                .containsExactly(new double[] {ThreeMinima.MIDDLE_COST, ThreeMinima.HIGHEST_COST}, within(1e-14));
        assertThat(at(connection.saddles(), ThreeMinima.LOWER_PASS)).isNotNull();
    }

    /** What was met before joins the same two, moved as the saddle is: nothing is found twice. */
    @Test
    void theSamePassWrittenDifferentlyIsMetOnce() {
        Connection connection = connection(() -> false);

        assertThat(connection.join(LOWEST, MIDDLE)).isTrue();
        int met = connection.saddles().size();
        assertThat(connection.join(ThreeMinima.flipped(LOWEST), ThreeMinima.flipped(MIDDLE)))
                .isTrue();

        assertThat(connection.saddles()).hasSize(met);
    }

    @Test
    void aPlaceIsJoinedToItselfWithoutASearch() {
        Connection connection = connection(() -> false);
        double[] beside = LOWEST.clone();
        beside[0] += 1e-7;

        assertThat(connection.join(LOWEST, LOWEST)).isTrue();
        assertThat(connection.join(LOWEST, beside)).isTrue();
        assertThat(connection.saddles()).isEmpty();
    }

    @Test
    void aSearchThatIsToldToStopJoinsNothing() {
        Connection connection = connection(() -> true);

        assertThat(connection.join(LOWEST, MIDDLE)).isFalse();
        assertThat(connection.saddles()).isEmpty();
    }

    /** Two minima of exclusive or, opposite corners, whose only passes lead to where the unit is dead. */
    @Test
    void withoutASaddleNothingIsJoined() {
        Objective objective = Objective.of(Fabricated.xorNetwork(), Fabricated.XOR);
        double[] one = Fabricated.xorMinimum(1);
        double[] other = Fabricated.xorMinimum(-1);
        KnownEnds known =
                new KnownEnds(objective, List.of(Polisher.inspect(objective, one), Polisher.inspect(objective, other)));
        Connection connection = new Connection(objective, new Climb(objective, () -> false), known, () -> false);

        boolean joined = connection.join(one, other);

        assertThat(joined).isEqualTo(connection.saddles().size() > 1);
    }
}
