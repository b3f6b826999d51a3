package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of tasks are the names under which their ends are kept: they stay as they are, and no two tasks have one. */
class SearchTaskTest {
    private static final long ROW = 1L << 20;
    private static final long KIND = 1L << 40;

    @Test
    void numbersAreMadeOfKindAndPlaces() {
        assertThat(new SearchTask.Pair(3, 2).number()).isEqualTo(3 * ROW + 2);
        assertThat(new SearchTask.Mode(3, 2, -1).number()).isEqualTo(KIND + 3 * ROW + 4);
        assertThat(new SearchTask.Mode(3, 2, 1).number()).isEqualTo(KIND + 3 * ROW + 5);
        assertThat(new SearchTask.Smaller(3, 2).number()).isEqualTo(2 * KIND + 3 * ROW + 2);
        assertThat(new SearchTask.Curve(3, 2).number()).isEqualTo(3 * KIND + 3 * ROW + 2);
        assertThat(new SearchTask.Line(3, 2).number()).isEqualTo(4 * KIND + 3 * ROW + 2);
    }

    @Test
    void noTwoTasksHaveOne() {
        List<Long> numbers = new ArrayList<>();
        int most = (1 << 20) - 1;
        for (int a : new int[] {0, 1, 2, most}) {
            for (int b : new int[] {0, 1, 2, 3, most}) {
                numbers.add(new SearchTask.Pair(a, b).number());
                numbers.add(new SearchTask.Smaller(a, b).number());
                numbers.add(new SearchTask.Curve(a, b).number());
                numbers.add(new SearchTask.Line(a, b).number());
            }
            for (int mode : new int[] {0, 1, 2, most / 2}) {
                numbers.add(new SearchTask.Mode(a, mode, 1).number());
                numbers.add(new SearchTask.Mode(a, mode, -1).number());
            }
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }
}
