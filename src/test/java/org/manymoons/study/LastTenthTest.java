package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

class LastTenthTest {
    private static final Samples ONE = new Samples(new double[][] {{0}}, new double[] {1});
    private static final Network NETWORK = Network.of(1, List.of(1), Activation.TANH, 0);

    /** The output bias k before update k, counted from 0, gives log(1 + exp(-k)). */
    @ParameterizedTest
    @CsvSource({"100, 90", "19, 18", "20, 18", "5, 4", "1, 0"})
    void theCostIsThatBeforeTheLastTenthAtLeastOneUpdate(int iterations, int before) {
        LastTenth lastTenth = new LastTenth(recipe(iterations));
        for (int k = 0; k < iterations; k++) {
            lastTenth.accept(update(k));
        }
        assertThat(lastTenth.cost()).isCloseTo(Math.log1p(Math.exp(-before)), within(1e-15));
    }

    @Test
    void aTrainingThatStoppedEarlierHasNone() {
        LastTenth lastTenth = new LastTenth(recipe(100));
        lastTenth.accept(update(0));
        assertThat(lastTenth.cost()).isNull();
    }

    private static ObservedUpdate update(int k) {
        double[] parameters = {0, 0, 0, k};
        return new ObservedUpdate(k, ONE, parameters, new double[0], parameters, new double[0]);
    }

    private static Recipe recipe(int iterations) {
        return new Recipe(NETWORK, new Updater.Sgd(1), ONE, List.of(ONE), iterations, seed -> new double[4]);
    }
}
