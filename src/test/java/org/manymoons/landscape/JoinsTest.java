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
