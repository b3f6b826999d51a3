package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Cost and accuracy of a model in closed form, whichever way they are computed. */
class JudgedModelTest {
    private static final double L2 = 0.5;

    /** The first feature decides, two of four are put right: the logits are log 3, -log 3, log 3, -log 3. */
    private static Samples samples(int features) {
        double[][] inputs = new double[4][features];
        for (int n = 0; n < 4; n++) {
            inputs[n][0] = n % 2 == 0 ? 1 : -1;
        }
        return new Samples(inputs, new double[] {1, 0, 0, 1});
    }

    /** Each loss is log(4/3) where the class is right and log 4 where it is wrong; the decay is l2/2 (log 3)^2. */
    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1000, 1999})
    void smallAndLargeModelsAreJudgedAlike(int features) {
        Network network = Network.of(features, List.of(), Activation.TANH, L2);
        double[] p = new double[features + 1];
        p[0] = Math.log(3);
        SavedModel model = Fabricated.model("a.zip", network, p);
        double[][] logits = {{p[0]}, {-p[0]}, {p[0]}, {-p[0]}};

        JudgedModel judged = JudgedModel.of(model, samples(features), logits);

        double data = (Math.log(4) + Math.log(4 / 3.0)) / 2;
        assertThat(judged.cost()).isCloseTo(data + L2 / 2 * Math.log(3) * Math.log(3), within(1e-14));
        assertThat(judged.accuracy()).isEqualTo(0.5);
        assertThat(judged.model()).isEqualTo("a.zip");
        assertThat(judged.decays()).isTrue();
    }

    /** Only large ones are judged by the outputs that were computed for them already. */
    @Test
    void beyondAThousandParametersTheOutputsAreNotComputedAgain() {
        double[][] others = {{0}, {0}, {0}, {0}};
        for (int features : new int[] {999, 1000}) {
            SavedModel model = Fabricated.model("a.zip", Fabricated.regression(features), new double[features + 1]);
            model.parameters()[0] = Math.log(3);

            double cost = JudgedModel.of(model, samples(features), others).cost();

            assertThat(cost)
                    .isCloseTo(features == 999 ? (Math.log(4) + Math.log(4 / 3.0)) / 2 : Math.log(2), within(1e-15));
        }
    }

    @Test
    void withoutDataThereIsNeitherCostNorAccuracy() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(1999), new double[2000]);

        assertThat(JudgedModel.of(model, null, null))
                .isEqualTo(new JudgedModel("a.zip", List.of(), false, null, null, null));
        assertThat(JudgedModel.of(model, samples(1999), null).cost()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(JudgedModel.of(model, null, new double[4][1]).cost()).isNull();
    }

    /** Of four samples one is 2 off, so that the mean square is 1; a predicted number is in no class. */
    @Test
    void ofNumbersThereIsNoAccuracy() {
        Network network = Network.of(1999, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Samples numbers = new Samples(samples(1999).inputs(), new double[] {2.5, 0, 0, 0});

        JudgedModel judged = JudgedModel.of(
                Fabricated.model("a.zip", network, new double[2000]), numbers, new double[][] {{0.5}, {0}, {0}, {0}});

        assertThat(judged.cost()).isCloseTo(1.0, within(1e-15));
        assertThat(judged.accuracy()).isNull();
    }

    @Test
    void howWeightsAloneWereReadIsTold() {
        SavedModel read = new SavedModel(
                Path.of("a.npz"),
                ModelFormat.NUMPY,
                Fabricated.regression(1),
                new double[2],
                Precision.DOUBLE,
                null,
                List.of("a note"),
                null,
                Orientation.INPUTS_BY_UNITS);

        JudgedModel judged = JudgedModel.of(read, null);

        assertThat(judged.reading()).containsExactly("a note");
        assertThat(judged.orientation()).isEqualTo(Orientation.INPUTS_BY_UNITS);
        assertThat(JudgedModel.of(read, Fabricated.QUARTERS).orientation()).isEqualTo(Orientation.INPUTS_BY_UNITS);
        assertThat(JudgedModel.of(Fabricated.model("a.zip", Fabricated.regression(1), 0, 0), null)
                        .reading())
                .isEmpty();
    }
}
