package org.manymoons.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.Golden;
import tools.jackson.databind.JsonNode;

class NumpyRandomTest {
    static JsonNode seeds() {
        return Golden.cases("numpy_random.json");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void uniformNumbersAreNumPysBeyondTheTwistersPeriodOf624(JsonNode expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").longValue());
        double[] all = new double[1000];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.randomSample();
        }
        assertThat(new double[] {all[0], all[1], all[2], all[311], all[312], all[623], all[624], all[999]})
                .isEqualTo(Golden.doubles(expected.get("random_sample")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gaussiansAreNumPys(JsonNode expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").longValue());

        assertThat(DoubleStream.generate(random::gauss).limit(9).toArray())
                .isEqualTo(Golden.doubles(expected.get("gauss")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void permutationsAreNumPysAndUseUpAsManyDraws(JsonNode expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").longValue());
        for (JsonNode permutation : expected.get("permutations")) {
            assertThat(random.permutation(permutation.size())).isEqualTo(Golden.ints(permutation));
        }
        assertThat(random.randomSample())
                .isEqualTo(expected.get("after_permutations").doubleValue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSecondGaussianIsKeptAcrossAShuffle(JsonNode expected) {
        NumpyRandom random = new NumpyRandom(expected.get("seed").longValue());
        random.gauss();
        int[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        random.shuffle(x);
        JsonNode then = expected.get("gauss_shuffle_gauss");
        assertThat(x).isEqualTo(Golden.ints(then.get(0)));
        assertThat(random.gauss()).isEqualTo(then.get(1).doubleValue());
        assertThat(random.gauss()).isEqualTo(then.get(2).doubleValue());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void aSeedThatNumPyRefusesIsRefused(long seed) {
        assertThatThrownBy(() -> new NumpyRandom(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed must be 0 to 4294967295: seed=" + seed);
    }
}
