package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Spectrum;

/** Figures of models in closed form, and which of them are told of which model. */
class InspectionTest {
    private static final ModelData QUARTERS = Fabricated.data(Fabricated.QUARTERS);

    /** A logistic regression at its minimum; 0 is the only other point at which everything is as easy to write down. */
    @Test
    void theMinimumOfALogisticRegressionIsStrict() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(1), Math.log(3), 0);
        Inspection.Figures figures = Inspection.of(model, QUARTERS).figures();

        assertThat(figures.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(figures.cost()).isCloseTo(Fabricated.ENTROPY_OF_A_QUARTER, within(1e-15));
        assertThat(figures.accuracy()).isEqualTo(0.75);
        assertThat(figures.gradientMaxAbs()).isCloseTo(0, within(1e-15));
        assertThat(figures.hessianMinEigenvalue()).isCloseTo(3 / 16.0, within(1e-14));
        assertThat(figures.hessianMaxEigenvalue()).isCloseTo(3 / 16.0, within(1e-14));
        assertThat(figures.negativeEigenvalues()).isZero();
        assertThat(figures.model()).isEqualTo("a.zip");
        assertThat(figures.data()).isEqualTo("data.yaml");
        assertThat(figures.units()).isEmpty();
    }

    @Test
    void awayFromTheMinimumTrainingHadNotConverged() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(1), 0, 0);
        Inspection inspection = Inspection.of(model, QUARTERS);

        assertThat(inspection.figures().kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(inspection.figures().cost()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(inspection.figures().gradientMaxAbs()).isEqualTo(0.25);
        assertThat(inspection.figures().hessianMaxEigenvalue()).isCloseTo(0.25, within(1e-14));
        assertThat(inspection.remarks()).isNotEmpty();
        assertThat(inspection.spectrum().eigenvalues()).hasSize(2);
    }

    /**
     * A tanh unit whose weights are all 0: the gradient vanishes, and of the Hessian only the mixed derivative of w and v,
     * the mean of (1/2 - y) x = -1/4, and that of the output bias, 1/4, are left. Eigenvalues -1/4, 0, 1/4, 1/4.
     */
    @Test
    void aUnitOfZerosIsASaddleWithOneNegativeEigenvalue() {
        Inspection.Figures figures = Inspection.of(
                        Fabricated.model("a.zip", Fabricated.oneUnit(0), 0, 0, 0, 0), QUARTERS)
                .figures();

        assertThat(figures.kind()).isEqualTo(Kind.SADDLE);
        assertThat(figures.negativeEigenvalues()).isEqualTo(1);
        assertThat(figures.hessianMinEigenvalue()).isCloseTo(-0.25, within(1e-14));
        assertThat(figures.hessianMaxEigenvalue()).isCloseTo(0.25, within(1e-14));
        assertThat(figures.gradientMaxAbs()).isZero();
        assertThat(figures.units()).containsExactly(new UnitFigures(1, 1, 0, List.of(0.0), 0, List.of(0.0)));
    }

    @Test
    void withoutDataOnlyShapeAndUnitsAreTold() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.oneUnit(0), 3, 0, 2, 0);
        Inspection inspection = Inspection.of(model, null);

        assertThat(inspection.figures())
                .isEqualTo(new Inspection.Figures(
                        "a.zip",
                        null,
                        List.of(
                                new Inspection.LayerFigures(1, 1, "tanh"),
                                new Inspection.LayerFigures(1, 1, "sigmoid")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new UnitFigures(1, 1, 6, List.of(3.0), 0, List.of(2.0)))));
        assertThat(inspection.spectrum()).isNull();
        assertThat(inspection.saved()).isSameAs(model);
        assertThat(inspection.remarks()).containsExactly("without data there is no loss, gradient, Hessian or kind");
    }

    @Test
    void onlyTheOutputLayerOfASoftmaxNetworkIsCalledSoftmax() {
        Network softmax = Network.of(1, List.of(1), Activation.IDENTITY, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        Network squares = Network.of(1, List.of(1), Activation.IDENTITY, OutputLoss.IDENTITY_SQUARED_ERROR, 2, 0);

        assertThat(Inspection.LayerFigures.of(softmax))
                .extracting(Inspection.LayerFigures::activation)
                .containsExactly("identity", "softmax");
        assertThat(Inspection.LayerFigures.of(squares))
                .extracting(Inspection.LayerFigures::activation)
                .containsExactly("identity", "identity");
    }

    @Test
    void otherRegularisationLeavesTheSpectrumButNoKind() {
        SavedModel model = Fabricated.model("a.zip", Fabricated.regression(1), false, null, "dropout", Math.log(3), 0);
        Inspection inspection = Inspection.of(model, QUARTERS);

        assertThat(inspection.figures().kind()).isNull();
        assertThat(inspection.figures().negativeEigenvalues()).isZero();
        assertThat(inspection.figures().hessianMinEigenvalue()).isCloseTo(3 / 16.0, within(1e-14));
        assertThat(inspection.remarks()).containsExactly("no kind of point is told: its loss has dropout");
    }

    @Test
    void kinksLeaveLossAndGradientButNoCurvature() {
        Network kinked = Network.of(1, List.of(1), Activation.HARDTANH, 0);
        Inspection inspection = Inspection.of(Fabricated.model("a.zip", kinked, 0, 0, 0, 0), QUARTERS);

        assertThat(inspection.figures().cost()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(inspection.figures().accuracy()).isEqualTo(0.5);
        assertThat(inspection.figures().hessianMinEigenvalue()).isNull();
        assertThat(inspection.figures().hessianMaxEigenvalue()).isNull();
        assertThat(inspection.figures().negativeEigenvalues()).isNull();
        assertThat(inspection.figures().kind()).isNull();
        assertThat(inspection.spectrum()).isNull();
        assertThat(inspection.remarks())
                .containsExactly(
                        "no kind of point is told: its activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or"
                                + " leakyrelu before one sigmoid output only");
    }

    /**
     * At 0 the Hessian of a regression is a quarter of the mean of the outer products of the samples with 1 appended. With
     * 3 times four unit vectors it has the eigenvalues of (9 I + 1)/16: 13/16 once, 9/16 thrice, otherwise 0.
     */
    @Test
    void ofManyParametersLanczosTellsTheExtremesAndItIsSaid() {
        double[][] inputs = new double[4][2000];
        for (int n = 0; n < 4; n++) {
            inputs[n][n] = 3;
        }
        ModelData data = Fabricated.data(new Samples(inputs, new double[] {0, 1, 0, 1}));
        Inspection inspection =
                Inspection.of(Fabricated.model("a.zip", Fabricated.regression(2000), new double[2001]), data);

        assertThat(inspection.figures().hessianMaxEigenvalue()).isCloseTo(13 / 16.0, within(1e-8));
        assertThat(inspection.figures().hessianMinEigenvalue()).isCloseTo(0, within(1e-8));
        assertThat(inspection.figures().negativeEigenvalues()).isNull();
        assertThat(inspection.figures().kind()).isNull();
        assertThat(inspection.spectrum()).isNull();
        assertThat(inspection.remarks()).hasSize(2);
        assertThat(inspection.remarks().get(0))
                .isEqualTo("no kind of point is told: it has more than 1000 parameters (2001)");
        assertThat(inspection.remarks().get(1))
                .matches(
                        "the extreme eigenvalues come from the Lanczos method on \\d Hessian-vector products; there are"
                                + " eigenvalues within \\S+ of the smallest and within \\S+ of the largest, and how many are"
                                + " negative is not known");
    }

    @Test
    void anEigenvalueIsNegativeOnlyBeyondItsBound() {
        double[] eigenvalues = {-0.75, -0.5, -0.25, 0, 0.5};
        double[] bounds = {0.5, 0.5, 0.5, 0.5, 0.5};

        assertThat(Curvature.negative(new Spectrum(eigenvalues, new double[5][5], bounds)))
                .isEqualTo(1);
        assertThat(Curvature.negative(new Spectrum(eigenvalues, new double[5][5], new double[5])))
                .isEqualTo(3);
    }

    @Test
    void whatHindersPolishingIsTheLossFirstThenTheSize() {
        Network network = Fabricated.regression(1);
        SavedModel plain = Fabricated.model("a.zip", network, 1, 0);

        assertThat(Curvature.obstacle(plain, 2)).isNull();
        assertThat(Curvature.obstacle(plain, 1)).isEqualTo("it has more than 1 parameters (2)");
        assertThat(Curvature.obstacle(Fabricated.model("a.zip", network, false, null, "l1", 1, 0), 1))
                .isEqualTo("its loss has l1");
    }
}
