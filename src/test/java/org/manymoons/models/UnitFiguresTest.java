package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** The importance of units in closed form: two samples have the standard deviation of half their difference. */
class UnitFiguresTest {
    private static final Network TWO_UNITS = Network.of(2, List.of(2), Activation.TANH, 0);

    /** Weights (3, 4) and (1, 0), biases 0.5 and -0.25, outgoing 0.5 and -2. */
    private static final double[] PARAMETERS = {3, 4, 1, 0, 0.5, -0.25, 0.5, -2, 7};

    @Test
    void withoutDataTheImportanceIsTheProductOfTheNorms() {
        assertThat(UnitFigures.of(TWO_UNITS, PARAMETERS, null))
                .containsExactly(
                        new UnitFigures(1, 1, 2.5, List.of(3.0, 4.0), 0.5, List.of(0.5)),
                        new UnitFigures(1, 2, 2, List.of(1.0, 0.0), -0.25, List.of(-2.0)));
    }

    /** The activations are tanh(0.7) and tanh(0.3), and tanh(-0.25 +- 1). */
    @Test
    void onDataItIsTheSpreadOfTheActivationAndTheOrderFollows() {
        Samples samples = new Samples(new double[][] {{1, -0.7}, {-1, 0.7}}, new double[] {0, 1});
        List<UnitFigures> units = UnitFigures.of(TWO_UNITS, PARAMETERS, samples);

        assertThat(units).extracting(UnitFigures::unit).containsExactly(2, 1);
        assertThat(units.get(0).importance()).isCloseTo(2 * (Math.tanh(0.75) - Math.tanh(-1.25)) / 2, within(1e-15));
        assertThat(units.get(1).importance()).isCloseTo(0.5 * (Math.tanh(0.7) - Math.tanh(0.3)) / 2, within(1e-15));
    }

    /** The second layer sees the first layer's activations; its units are sorted among themselves. */
    @Test
    void deeperLayersAreFedByTheOnesBefore() {
        Network deep = Network.of(1, List.of(1, 2), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 2, 0);
        double[] p = {2, 0.5, /* second layer */ 1, 3, 0, 0, /* outputs */ 3, 0.1, 4, 0.2, 0, 0};
        Samples samples = new Samples(new double[][] {{1}, {-1}}, new double[] {0, 1});

        List<UnitFigures> units = UnitFigures.of(deep, p, samples);

        double first = Math.tanh(2.5);
        double second = Math.tanh(-1.5);
        assertThat(units).extracting(UnitFigures::layer).containsExactly(1, 2, 2);
        assertThat(units).extracting(UnitFigures::unit).containsExactly(1, 1, 2);
        assertThat(units.get(0).importance()).isCloseTo(Math.sqrt(10) * (first - second) / 2, within(1e-14));
        assertThat(units.get(1).importance()).isCloseTo(5 * (Math.tanh(first) - Math.tanh(second)) / 2, within(1e-14));
        assertThat(units.get(2).importance())
                .isCloseTo(Math.hypot(0.1, 0.2) * (Math.tanh(3 * first) - Math.tanh(3 * second)) / 2, within(1e-14));
        assertThat(units.get(2).outgoing()).containsExactly(0.1, 0.2);
    }

    /** Of 0, 0 and tanh 1 the population's standard deviation is tanh 1 times sqrt(2)/3. */
    @Test
    void theDeviationIsThatOfThePopulation() {
        Samples samples = new Samples(new double[][] {{0}, {0}, {1}}, new double[] {0, 1, 1});

        assertThat(UnitFigures.of(Fabricated.oneUnit(0), new double[] {1, 0, 1, 0}, samples)
                        .get(0)
                        .importance())
                .isCloseTo(Math.tanh(1) * Math.sqrt(2) / 3, within(1e-15));
    }

    /** 2 x + 0.5 at 1/4 and 3: not the same with a sign turned round. */
    @Test
    void theBiasIsAddedToTheWeightedInput() {
        Samples samples = new Samples(new double[][] {{0.25}, {3}}, new double[] {0, 1});

        assertThat(UnitFigures.of(Fabricated.oneUnit(0), new double[] {2, 0.5, 1, 0}, samples)
                        .get(0)
                        .importance())
                .isCloseTo((Math.tanh(6.5) - Math.tanh(1)) / 2, within(1e-15));
    }

    @Test
    void withoutHiddenUnitsThereIsNothingToList() {
        assertThat(UnitFigures.of(Fabricated.regression(1), new double[] {1, 0}, Fabricated.QUARTERS))
                .isEmpty();
    }
}
