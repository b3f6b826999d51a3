package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.channel.limit.LimitTerm.Form;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** The logit of one sample: closed forms, and its slope and curvature against differences. */
class LimitPassTest {
    private static final double[] P = LimitModels.PARAMETERS;

    @Test
    void theLogitIsTheSumOfTheTermsAndTheConstant() {
        Samples samples = new Samples(new double[][] {{0.5, -1}}, new double[] {1});
        LimitModel model = new LimitModel(
                List.of(new UnitTerm(Activation.TANH), new LinearTerm(true)), samples, new boolean[] {false});
        double[] p = {0.5, -0.25, 0.75, -2, 3, 1, 0.5, 0.125}; // w, b, v; u, s; constant
        double r = 1.5 - 1;
        assertThat(new LimitPass(model, p).logit(0))
                .isCloseTo(-2 * Math.tanh(0.25 + 0.25 + 0.75) + r + 0.5 * r * r + 0.125, within(1e-15));
    }

    @Test
    void theSlopeIsTheDifferenceOfTheLogitAndTheCurvatureThatOfTheSlope() {
        LimitModel model = LimitModels.mixed();
        LimitPass pass = new LimitPass(model, P);
        int n = 3;
        pass.logit(n);
        pass.writeSlope(n);
        double[] curvature = new double[P.length * P.length];
        pass.addTermCurvature(n, -2, curvature);
        for (int i = 0; i < P.length; i++) {
            int k = i;
            assertThat(pass.slope[i])
                    .as("parameter %d", i)
                    .isCloseTo(
                            Terms.difference(h -> new LimitPass(model, LimitModels.moved(P, k, h)).logit(n)),
                            within(1e-9));
            double[] up = slope(model, LimitModels.moved(P, i, 1e-5), n);
            double[] down = slope(model, LimitModels.moved(P, i, -1e-5), n);
            for (int j = 0; j < P.length; j++) {
                double expected = j > i ? 0 : -2 * (up[j] - down[j]) / 2e-5;
                assertThat(curvature[i * P.length + j])
                        .as("parameters %d and %d", i, j)
                        .isCloseTo(expected, within(1e-8));
            }
        }
    }

    private static double[] slope(LimitModel model, double[] p, int n) {
        LimitPass pass = new LimitPass(model, p);
        pass.logit(n);
        pass.writeSlope(n);
        return pass.slope;
    }

    @Test
    void anOuterProductIsAddedAsALowerTriangleOnTheDiagonalAndWholeElsewhere() {
        LimitPass pass = new LimitPass(
                new LimitModel(
                        List.of(new LinearTerm(false)), LimitModels.mixed().samples(), new boolean[0]),
                new double[4]);
        double[] x = {2, 3};
        double[] diagonal = new double[16];
        pass.addOuter(Form.AFFINE, 0, Form.AFFINE, 0, x, 10, diagonal);
        assertThat(diagonal).containsExactly(40, 0, 0, 0, 60, 90, 0, 0, 20, 30, 10, 0, 0, 0, 0, 0);
        double[] rectangle = new double[16];
        pass.addOuter(Form.LINEAR, 2, Form.LINEAR, 0, x, 10, rectangle);
        assertThat(rectangle).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 40, 60, 0, 0, 60, 90, 0, 0);
        double[] row = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        pass.addOuter(Form.SCALAR, 3, Form.AFFINE, 0, x, 10, row);
        assertThat(row).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 21, 31, 11, 1);
    }

    @Test
    void theLogitAloneIsThatWithDerivatives() {
        LimitModel model = LimitModels.mixed();
        double[] p = new java.util.Random(3).doubles(model.size(), -2, 2).toArray();
        LimitPass pass = new LimitPass(model, p);
        for (int n = 0; n < model.samples().size(); n++) {
            assertThat(pass.value(n)).isEqualTo(pass.logit(n));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID", "SOFTPLUS", "SWISH"})
    void aColumnHasTheJetsOfItsArguments(Activation activation) {
        double[] z = {0, 1e-9, -0.2, 0.31, -3, 17, -40, 400, -800};
        ActivationColumn column = new ActivationColumn(activation, 5, z);
        for (int n = 0; n < z.length; n++) {
            double[] jet = new double[6];
            double[] expected = new double[6];
            double[] bounds = new double[6];
            column.write(n, jet);
            ActivationJet.write(activation, z[n], 5, expected);
            ActivationError.write(activation, z[n], 0, 5, bounds);
            for (int k = 0; k < 5; k++) {
                assertThat(jet[k]).isEqualTo(expected[k], within(2 * bounds[k]));
            }
        }
    }
}
