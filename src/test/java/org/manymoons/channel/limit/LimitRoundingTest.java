package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.descent.Surface;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.Rounding;
import org.manymoons.rounding.ScalarLoss;
import org.manymoons.spectrum.Eigen;
import tools.jackson.databind.JsonNode;

/** Loss, gradient and Hessian of limit models and their bounds against values computed by mpmath with 120 digits. */
class LimitRoundingTest {
    private static final JsonNode GOLDEN = Golden.json("limit-models.json");
    private static final Samples SAMPLES =
            new Samples(Golden.matrix(GOLDEN.get("inputs")), Golden.vector(GOLDEN.get("labels")));

    static Stream<JsonNode> cases() {
        return GOLDEN.get("cases").valueStream();
    }

    private static LimitTerm term(String name) {
        return switch (name) {
            case "unit" -> new UnitTerm(Activation.TANH);
            case "sigmoid unit" -> new UnitTerm(Activation.SIGMOID);
            case "softplus unit" -> new UnitTerm(Activation.SOFTPLUS);
            case "swish unit" -> new UnitTerm(Activation.SWISH);
            case "gelu unit" -> new UnitTerm(Activation.GELU);
            case "softsign unit" -> new UnitTerm(Activation.SOFTSIGN);
            case "dipole" -> new DipoleTerm(Activation.TANH);
            case "tripole" -> new TripoleTerm(Activation.TANH, -1);
            case "exponential" -> new ExponentialTerm(-1);
            case "saturated dipole" -> new SaturatedDipoleTerm();
            case "bent line" -> new LinearTerm(true);
            case "bent cubic" -> new CubicTerm(-1, true);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noNumberIsFartherFromTheExactOneThanItsBound(JsonNode node) {
        LimitModel model =
                new LimitModel(List.of(term(node.get("term").asString())), SAMPLES, new boolean[SAMPLES.size()]);
        double[] p = Golden.vector(node.get("parameters"));
        Surface.Rounding rounding = model.rounding(p);
        expect(model.loss(p), node.get("loss"), rounding.loss(), "loss");
        double[] gradient = model.gradient(p);
        double[][] hessian = model.hessian(p);
        double[][] bounds = model.hessianRounding(p);
        double steepest = Math.max(1, Eigen.maxAbs(gradient));
        double largest = 1;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Eigen.maxAbs(hessian[i]));
        }
        for (int i = 0; i < p.length; i++) {
            expect(gradient[i], node.get("gradient").get(i), rounding.gradient()[i], "gradient " + i);
            assertThat(rounding.gradient()[i]).isLessThan(1e-12 * steepest);
            for (int j = 0; j <= i; j++) {
                expect(hessian[i][j], node.get("hessian_lower").get(i).get(j), bounds[i][j], "Hessian " + i + " " + j);
                assertThat(bounds[i][j]).isLessThan(1e-11 * largest);
            }
        }
    }

    /** A logit without terms: what is left are the errors of the loss itself and of the sum over 12 samples. */
    @Test
    void aConstantHasTheErrorsOfItsLossAndOfTheSum() {
        double[] p = {0.75};
        Figures figures = new Figures(p.length);
        boolean[] excluded = new boolean[SAMPLES.size()];
        for (int n = 0; n < excluded.length; n++) {
            excluded[n] = n % 3 == 1;
            if (!excluded[n]) {
                figures.add(n, p[0], 0, new double[] {1}, new double[] {0});
            }
        }
        figures.expect(new LimitModel(List.of(), SAMPLES, excluded), p, 0.001);
    }

    /** Steps are exact, their multiples rounded: 24 roundings for each polynomial, one for each slope, 3 additions. */
    @Test
    void largeStepsThatCancelLeaveTheirRoundings() {
        double[] p = {1000, -999.5, 0.25, -0.5};
        List<LimitTerm> terms = new ArrayList<>();
        double[][] patterns = new double[3][SAMPLES.size()];
        for (int t = 0; t < 3; t++) {
            for (int n = 0; n < SAMPLES.size(); n++) {
                patterns[t][n] = t == 2 && n % 2 == 0 ? -1 : 1;
            }
            terms.add(new StepTerm(patterns[t], new double[3]));
        }
        Figures figures = new Figures(p.length);
        for (int n = 0; n < SAMPLES.size(); n++) {
            double[] slopes = {patterns[0][n], patterns[1][n], patterns[2][n], 1};
            double z = p[0] + p[1] + patterns[2][n] * p[2] + p[3];
            double size = 1000 + 999.5 + 0.25;
            double zError = Rounding.UNIT * (24 * size + 3 * (size + 0.5));
            figures.add(n, z, zError, slopes, multiples(25 * Rounding.UNIT, 1, 1, 1, 0));
        }
        figures.expect(new LimitModel(terms, SAMPLES, new boolean[SAMPLES.size()]), p, 0.001);
    }

    /** u.x goes through 3 roundings, of which each is at most the sum of absolute terms. */
    @Test
    void aLineHasTheErrorsOfItsForm() {
        double[] p = {8, -4, 3};
        Figures figures = new Figures(p.length);
        for (int n = 0; n < SAMPLES.size(); n++) {
            double[] x = SAMPLES.inputs()[n];
            double r = p[0] * x[0] + p[1] * x[1];
            double size = Math.abs(p[0] * x[0]) + Math.abs(p[1] * x[1]);
            double zError = Rounding.UNIT * (3 * size + 24 * Math.abs(r) + Math.abs(r) + p[2]);
            figures.add(
                    n, r + p[2], zError, new double[] {x[0], x[1], 1}, multiples(25 * Rounding.UNIT, x[0], x[1], 0));
        }
        figures.expect(new LimitModel(List.of(new LinearTerm(false)), SAMPLES, new boolean[SAMPLES.size()]), p, 2);
    }

    /** v (w.x + b) with 40 roundings allowed to the activation, and the cross derivatives of v and w, b. */
    @Test
    void aUnitHasTheErrorsOfItsFormOfItsActivationAndOfItsCurvature() {
        double[] p = {8, -4, -3, 1.5, 0.25};
        Figures figures = new Figures(p.length);
        for (int n = 0; n < SAMPLES.size(); n++) {
            double[] x = SAMPLES.inputs()[n];
            double a = p[0] * x[0] + p[1] * x[1] + p[2];
            double size = Math.abs(p[0] * x[0]) + Math.abs(p[1] * x[1]) + Math.abs(p[2]);
            double aError = Rounding.UNIT * (3 * size + 40 * Math.abs(a));
            double zError = 1.5 * aError + Rounding.UNIT * (24 * Math.abs(1.5 * a) + 0.25 + Math.abs(1.5 * a));
            double[] errors = multiples(65 * 1.5 * Rounding.UNIT, x[0], x[1], 1, 0, 0);
            errors[3] = aError + 25 * Rounding.UNIT * Math.abs(a);
            figures.add(n, 1.5 * a + 0.25, zError, new double[] {1.5 * x[0], 1.5 * x[1], 1.5, a, 1}, errors);
            figures.addCurvature(n, 3, new double[] {x[0], x[1], 1}, 64 * Rounding.UNIT);
        }
        figures.expect(
                new LimitModel(List.of(new UnitTerm(Activation.IDENTITY)), SAMPLES, new boolean[SAMPLES.size()]), p, 2);
    }

    private static double[] multiples(double error, double... factors) {
        return Arrays.stream(factors).map(f -> error * Math.abs(f)).toArray();
    }

    /**
     * The bounds by hand, from the logits and slopes with their errors; a term goes through 12 + 5 roundings. The bounds
     * themselves are rounded: the difference Q(|y| + e) - Q(|y|) has few digits where e is small.
     */
    private static final class Figures {
        private static final double SUM = 17 * Rounding.UNIT;
        private double loss;
        private final double[] gradient;
        private final double[][] hessian;
        private double error;
        private double errorError;

        Figures(int size) {
            gradient = new double[size];
            hessian = new double[size][size];
        }

        void add(int n, double z, double zError, double[] slopes, double[] slopeErrors) {
            double y = SAMPLES.labels()[n];
            error = Math.abs(1 / (1 + Math.exp(-z)) - y);
            errorError = ScalarLoss.CROSS_ENTROPY.derivativeError(z, zError, y);
            loss += ScalarLoss.CROSS_ENTROPY.lossError(z, zError, y) + SUM * (Math.log1p(Math.exp(z)) - y * z);
            double curvature = 1 / (2 + Math.exp(z) + Math.exp(-z));
            double curvatureError = ScalarLoss.CROSS_ENTROPY.secondDerivativeError(z, zError);
            for (int i = 0; i < slopes.length; i++) {
                double slope = Math.abs(slopes[i]);
                gradient[i] += error * slopeErrors[i] + slope * errorError + (Rounding.UNIT + SUM) * error * slope;
                for (int j = 0; j <= i; j++) {
                    double other = Math.abs(slopes[j]);
                    hessian[i][j] += curvature * (slope * slopeErrors[j] + other * slopeErrors[i])
                            + slope * other * (curvatureError + (2 * Rounding.UNIT + SUM) * curvature);
                }
            }
        }

        /** What a second derivative of the logit by its parameter {@code row} and those from 0 on adds. */
        void addCurvature(int n, int row, double[] second, double secondError) {
            for (int j = 0; j < second.length; j++) {
                hessian[row][j] +=
                        Math.abs(second[j]) * (error * secondError + errorError + (Rounding.UNIT + SUM) * error);
            }
        }

        void expect(LimitModel model, double[] p, double percentage) {
            Surface.Rounding rounding = model.rounding(p);
            double[][] bounds = model.hessianRounding(p);
            assertThat(rounding.loss()).isCloseTo(loss / 12, withinPercentage(percentage));
            for (int i = 0; i < p.length; i++) {
                assertThat(rounding.gradient()[i])
                        .as("gradient %d", i)
                        .isCloseTo(gradient[i] / 12, withinPercentage(percentage));
                for (int j = 0; j <= i; j++) {
                    assertThat(bounds[i][j])
                            .as("Hessian %d %d", i, j)
                            .isCloseTo(hessian[i][j] / 12, withinPercentage(percentage));
                    assertThat(bounds[j][i]).isEqualTo(bounds[i][j]);
                }
            }
        }
    }

    private static void expect(double computed, JsonNode exact, double bound, String what) {
        assertThat(Golden.distance(computed, exact)).as(what).isLessThanOrEqualTo(bound);
    }
}
