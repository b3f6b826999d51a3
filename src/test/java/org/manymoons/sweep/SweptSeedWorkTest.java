package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.census.CensusPlan;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Fabricated;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** A logistic regression that is left at its initial weights, log 3 and 0, whose figures are known. */
class SweptSeedWorkTest {
    private static final double L2 = 0.5;
    private static final Network REGRESSION = Network.of(1, List.of(), Activation.TANH, L2);

    /** Classes 1, 0, 1 are predicted: the bits 101. */
    private static final Samples THREE = new Samples(new double[][] {{1}, {-1}, {1}}, new double[] {1, 1, 1});

    private static CensusPlan plan(Network network, int iterations, double rate, Samples training, Samples test) {
        Recipe recipe = new Recipe(network, new Updater.Sgd(rate), training, List.of(training), iterations, seed ->
                new double[] {Math.log(3), 0});
        return new CensusPlan(recipe, test, List.of(1L), 1);
    }

    private static SweptSeed swept(int iterations, double rate, Samples test, boolean polish) {
        return new SweptSeedWork(plan(REGRESSION, iterations, rate, Fabricated.QUARTERS, test), polish).of(7);
    }

    @Test
    void costsAreThoseOfTheWeightsTheTestsWithoutDecay() {
        SweptSeed seed = swept(0, 1, THREE, false);

        assertThat(seed.seed()).isEqualTo(7);
        assertThat(seed.end()).isNull();
        SweptSeed.Trained trained = seed.trained();
        assertThat(trained.cost())
                .isCloseTo(Fabricated.ENTROPY_OF_A_QUARTER + L2 / 2 * Math.log(3) * Math.log(3), within(1e-15));
        assertThat(trained.trainingAccuracy()).isEqualTo(0.75);
        assertThat(trained.testCost()).isCloseTo((2 * Math.log(4 / 3.0) + Math.log(4)) / 3, within(1e-15));
        assertThat(trained.testAccuracy()).isEqualTo(2 / 3.0);
        assertThat(trained.testLabels()).isEqualTo("05");
    }

    @Test
    void withoutATestSetNothingIsSaidOfIt() {
        SweptSeed.Trained trained = swept(0, 1, null, false).trained();

        assertThat(trained.testCost()).isNull();
        assertThat(trained.testAccuracy()).isNull();
        assertThat(trained.testLabels()).isNull();
        assertThat(trained.trainingAccuracy()).isEqualTo(0.75);
    }

    /** At w = log 3 times a factor below 1 the decay and the data balance; the regression has that minimum alone. */
    @Test
    void ifAskedToItIsCarriedToItsMinimum() {
        SweptSeed seed = swept(0, 1, null, true);

        assertThat(seed.end().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        double w = seed.end().parameters()[0];
        // mean (s(w x) - y) x = s(w) - 3/4
        assertThat(1 / (1 + Math.exp(-w)) - 0.75 + L2 * w).isCloseTo(0, within(1e-14));
        assertThat(seed.trained().cost()).isGreaterThan(seed.end().loss());
    }

    /** With a learning rate of 1e300 the weight decay alone makes numbers that are none within three updates. */
    @Test
    void whatOverflowsHasNeitherFiguresNorAnEnd() {
        SweptSeed seed = swept(5, 1e300, THREE, true);

        assertThat(seed.trained()).isNull();
        assertThat(seed.end()).isNull();
    }

    @Test
    void predictedNumbersHaveNoClasses() {
        Network line = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Samples numbers = new Samples(new double[][] {{0}, {1}}, new double[] {0.5, 2.5});

        SweptSeed.Trained trained = new SweptSeedWork(plan(line, 0, 1, numbers, numbers), false)
                .of(1)
                .trained();

        double square = (0.25 + Math.pow(2.5 - Math.log(3), 2)) / 2;
        assertThat(trained.cost()).isCloseTo(square, within(1e-15));
        assertThat(trained.testCost()).isCloseTo(square, within(1e-15));
        assertThat(trained.trainingAccuracy()).isNull();
        assertThat(trained.testAccuracy()).isNull();
        assertThat(trained.testLabels()).isNull();
    }

    @Test
    void aBlockIsALineForEachOfItsSeeds() {
        CensusPlan plan = plan(REGRESSION, 0, 1, Fabricated.QUARTERS, null);

        assertThat(CellCensus.block(plan, false, 0).lines())
                .singleElement()
                .asString()
                .startsWith("{\"seed\":1,\"trained\":{\"cost\":");
    }
}
