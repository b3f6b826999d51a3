package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Networks without a hidden layer, whose outputs are known in closed form. */
class PredictionDifferenceTest {
    private static final Network LOGISTIC = Network.of(1, List.of(), Activation.TANH, 0);
    private static final Samples POINTS =
            new Samples(new double[][] {{-1}, {0.25}, {0.5}, {0.75}, {2}}, new double[] {0, 1, 1, 0, 1});

    /** sigmoid(8 x) and sigmoid(8 x - 8) part in label between 0 and 1: at three points, of which one is right to do so. */
    @Test
    void theLabelsThatDifferAreCountedForTheOneThatIsRight() {
        double[] early = {8, 0};
        double[] late = {8, -8};

        PredictionDifference difference = PredictionDifference.of(LOGISTIC, early, late, POINTS);

        assertThat(difference.labelDisagreement()).isEqualTo(0.6);
        assertThat(difference.mcNemar()).isEqualTo(McNemar.of(2, 1));
        assertThat(difference.maxProbabilityDifference()).isCloseTo(sigmoid(4) - sigmoid(-4), within(1e-15)); // at 0.5
        assertThat(PredictionDifference.of(LOGISTIC, late, early, POINTS).mcNemar())
                .isEqualTo(McNemar.of(1, 2));
    }

    @Test
    void aNetworkDoesNotDifferFromItself() {
        assertThat(PredictionDifference.of(LOGISTIC, new double[] {3, 1}, new double[] {3, 1}, POINTS))
                .isEqualTo(new PredictionDifference(0, 0.0, McNemar.of(0, 0), null));
    }

    /** A sigmoid of z is a softmax of (0, z), whichever of the two is put first. */
    @Test
    void oneSigmoidIsASoftmaxOfTwoClasses() {
        Network two = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);

        PredictionDifference same =
                PredictionDifference.of(LOGISTIC, new double[] {3, 1}, POINTS, two, new double[] {0, 3, 0, 1}, POINTS);
        PredictionDifference exchanged =
                PredictionDifference.of(two, new double[] {3, 0, 1, 0}, POINTS, LOGISTIC, new double[] {3, 1}, POINTS);

        assertThat(same.maxProbabilityDifference()).isLessThan(1e-15);
        assertThat(same.labelDisagreement()).isZero();
        assertThat(exchanged.maxProbabilityDifference()).isCloseTo(2 * sigmoid(7) - 1, within(1e-15)); // at 2
        assertThat(exchanged.labelDisagreement()).isEqualTo(1);
        assertThat(exchanged.mcNemar()).isEqualTo(McNemar.of(1, 4));
    }

    /** Softmax of (0, z, c): with c = 0 at z = 0 each class has 1/3, of which the sigmoid gives class 2 nothing. */
    @Test
    void aClassThatOnlyOneOfTheNetworksHasCountsToo() {
        Network three = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Samples atNought = new Samples(new double[][] {{0}}, new double[] {2});
        double[] mostlyThird = {0, 0, 0, 0, 0, Math.log(8)};
        double[] half = {1, 0};

        PredictionDifference difference =
                PredictionDifference.of(LOGISTIC, half, atNought, three, mostlyThird, atNought);

        assertThat(difference.maxProbabilityDifference()).isCloseTo(0.8, within(1e-15));
        assertThat(difference.mcNemar()).isEqualTo(McNemar.of(0, 1));
        assertThat(PredictionDifference.of(three, mostlyThird, atNought, LOGISTIC, half, atNought)
                        .maxProbabilityDifference())
                .isCloseTo(0.8, within(1e-15));
    }

    /** The last class of the larger network, where the smaller has more than one output. */
    @Test
    void twoClassesAreComparedWithThree() {
        Network two = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        Network three = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Samples atNought = new Samples(new double[][] {{0}}, new double[] {0});

        PredictionDifference difference = PredictionDifference.of(
                two, new double[4], atNought, three, new double[] {0, 0, 0, 0, 0, Math.log(8)}, atNought);

        assertThat(difference.maxProbabilityDifference()).isCloseTo(0.8, within(1e-15));
        assertThat(difference.mcNemar()).isEqualTo(McNemar.of(1, 0));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** 2 x + 1 and x: apart by x + 1, at the five points 0, 1.25, 1.5, 1.75 and 3. */
    @Test
    void numbersAreComparedByTheirDistance() {
        Network line = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Samples numbers = new Samples(POINTS.inputs(), new double[] {0, 1, 1, 0, 0.5});

        PredictionDifference difference =
                PredictionDifference.of(line, new double[] {2, 1}, new double[] {1, 0}, numbers);

        assertThat(difference.maxProbabilityDifference()).isEqualTo(3);
        assertThat(difference.rootMeanSquare()).isCloseTo(Math.sqrt(15.875 / 5), within(1e-15));
        assertThat(difference.labelDisagreement()).isNull();
        assertThat(difference.mcNemar()).isNull();
    }

    /** Where one of the two tells classes there are labels to compare; a number with labels 0 and 1 tells them too. */
    @Test
    void labelsAreComparedWhereOneOfTheTwoTellsClasses() {
        Network line = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Samples numbers = new Samples(POINTS.inputs(), new double[] {0, 1, 1, 0, 0.5});

        assertThat(PredictionDifference.of(line, new double[] {2, 1}, numbers, LOGISTIC, new double[] {3, 1}, POINTS)
                        .labelDisagreement())
                .isNotNull();
        assertThat(PredictionDifference.of(LOGISTIC, new double[] {3, 1}, POINTS, line, new double[] {2, 1}, numbers)
                        .labelDisagreement())
                .isNotNull();
        assertThat(PredictionDifference.of(line, new double[] {2, 1}, new double[] {1, 0}, POINTS)
                        .labelDisagreement())
                .isNotNull();
    }
}
