package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinsTest {
    @Test
    void theCostIsThatOfTheHighestSaddleOnTheLowestWay() {
        List<Join> joins =
                Joins.of(4, List.of(saddle(1, List.of(0, 1)), saddle(2, List.of(1, 2)), saddle(3, List.of(0, 2))));

        assertThat(joins)
                .containsExactly(
                        new Join(0, 1, 1.0),
                        new Join(0, 2, 2.0),
                        new Join(0, 3, null),
                        new Join(1, 2, 2.0),
                        new Join(1, 3, null),
                        new Join(2, 3, null));
    }

    /** The lowest counts, in whatever order saddles and ways are said. */
    @Test
    void waysAndSaddlesJoinAtTheLowestCost() {
        List<Saddle> saddles = List.of(saddle(3, List.of(0, 1)), saddle(2.5, List.of(1, 2)));
        List<Way> ways = List.of(way(4, 1, 2), way(2, 0, 1), way(1, 0, 2));

        assertThat(Joins.of(3, saddles, ways))
                .containsExactly(new Join(0, 1, 2.0), new Join(0, 2, 1.0), new Join(1, 2, 2.0));
        assertThat(Joins.of(3, saddles, List.of()))
                .containsExactly(new Join(0, 1, 3.0), new Join(0, 2, 3.0), new Join(1, 2, 2.5));
    }

    private static Way way(double cost, int a, int b) {
        return new Way(cost, List.of(a, b), new double[0], new double[0][], new double[0][]);
    }

    @Test
    void aSaddleWhoseSidesAreNotSettledJoinsNothing() {
        assertThat(Joins.of(2, List.of(saddle(1, null)))).containsExactly(new Join(0, 1, null));
    }

    @Test
    void aSaddleBetweenCopiesOfOneJoinsNothingElse() {
        assertThat(Joins.of(2, List.of(saddle(1, List.of(1, 1))))).containsExactly(new Join(0, 1, null));
    }

    private static Saddle saddle(double cost, @Nullable List<Integer> joins) {
        return new Saddle(
                cost, -1, 0, 1, 0, 0, 0, 0, null, joins, new double[0], null, null, List.of(Saddle.Found.PATH), 1);
    }
}
