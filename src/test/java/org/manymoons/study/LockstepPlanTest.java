package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockstepPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 1999, 2000})
    void checksEveryUpdateOfAShortRun(int iterations) {
        assertThat(checked(iterations)).isEqualTo(iterations);
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 2002, 2999, 3000, 9999, 10_000, 123_457, 1_000_000})
    void checksAThousandUpdatesOfALongRunWithTheFirstAndTheLast(int iterations) {
        LockstepPlan plan = new LockstepPlan(iterations);

        assertThat(checked(iterations)).isEqualTo(1000);
        assertThat(plan.checks(0)).isTrue();
        assertThat(plan.checks(iterations - 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 10_000})
    void leavesNoLongGap(int iterations) {
        LockstepPlan plan = new LockstepPlan(iterations);
        long last = 0;
        for (long i = 1; i < iterations; i++) {
            if (plan.checks(i)) {
                assertThat(i - last).isLessThanOrEqualTo(iterations / 1000 + 2);
                last = i;
            }
        }
    }

    private static long checked(int iterations) {
        LockstepPlan plan = new LockstepPlan(iterations);
        return LongStream.range(0, iterations).filter(plan::checks).count();
    }
}
