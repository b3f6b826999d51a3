package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.dl4j.Backend;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Updater;

class SeedTrainingTest {
    private static final Network NETWORK = SmallMoons.tanh(3, 1e-3);
    private static final Network DEEP = Network.of(2, List.of(4, 3), Activation.SOFTPLUS, 0);

    @TempDir
    private Path temp = Path.of("");

    static Stream<Arguments> recipes() {
        return Stream.of(
                Arguments.of("sgd", SmallMoons.recipe(NETWORK, new Updater.Sgd(0.3), 200, null, 150)),
                Arguments.of("nesterovs", SmallMoons.recipe(NETWORK, new Updater.Nesterovs(0.05, 0.9), 200, null, 150)),
                Arguments.of(
                        "adam", SmallMoons.recipe(NETWORK, new Updater.Adam(0.01, 0.9, 0.999, 1e-8), 200, null, 150)),
                Arguments.of(
                        "batches of 64, the last of 8", SmallMoons.recipe(NETWORK, new Updater.Sgd(0.3), 200, 64, 150)),
                Arguments.of("two layers", SmallMoons.recipe(DEEP, new Updater.Sgd(0.1), 200, 50, 150)));
    }

    /** Below the edge of stability rounding is not amplified, so that even end points must agree. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void itEndsWhereDl4jEnds(String name, Recipe recipe) throws Exception {
        Backend.start();
        for (long seed : List.of(0L, 7L)) {
            double[] dl4j = new org.manymoons.dl4j.Dl4jTraining(recipe, seed)
                    .train(temp.resolve(seed + ".zip"), null, 1, null, step -> true)
                    .parameters();

            TrainingEnd outcome = new SeedTraining(recipe).train(seed);

            assertThat(outcome.failedAfter()).isZero();
            assertThat(outcome.parameters()).containsExactly(dl4j, within(1e-11));
        }
    }

    @Test
    void itStopsAtTheFirstUpdateThatIsNotFinite() {
        Recipe recipe = SmallMoons.recipe(DEEP, new Updater.Sgd(1e200), 200, null, 150);

        int failedAfter = new SeedTraining(recipe).train(1).failedAfter();

        assertThat(failedAfter).isBetween(1, 149);
        Recipe shorter = SmallMoons.recipe(DEEP, new Updater.Sgd(1e200), 200, null, failedAfter - 1);
        assertThat(new SeedTraining(shorter).train(1).failedAfter()).isZero();
    }
}
