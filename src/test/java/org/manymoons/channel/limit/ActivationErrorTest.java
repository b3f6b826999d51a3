package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.manymoons.reference.Activation;
import org.manymoons.rounding.Rounding;
import tools.jackson.databind.JsonNode;

/** The bounds hold for values from mpmath (activation_jets.py) and are no wider than what they are made of. */
class ActivationErrorTest {
    private static final double TINY = 0x1p-20;

    private static double[] bounds(ActivationJets row, double error, int orders) {
        double[] bounds = new double[orders];
        ActivationError.write(row.activation(), row.z(), error, orders, bounds);
        return bounds;
    }

    private static double[] jet(ActivationJets row, int orders) {
        double[] jet = new double[orders];
        ActivationJet.write(row.activation(), row.z(), orders, jet);
        return jet;
    }

    /** Exp may be wrong by 4 ulp, and each formula adds at most as much again several times over. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void atAnExactArgumentTheBoundIsOneToSixErrorsOfTheExponential(Activation activation) {
        for (ActivationJets row : ActivationJets.of(activation)) {
            for (int orders = 2; orders <= 5; orders++) {
                double[] jet = jet(row, orders);
                double[] bounds = bounds(row, 0, orders);
                for (int n = 0; n < orders; n++) {
                    double narrow = Rounding.FUNCTION * row.condition(n) + Rounding.UNIT * row.argument(n);
                    double wide = 6 * Rounding.FUNCTION * (row.condition(n) + 4 * steepest(row, n));
                    assertThat(bounds[n])
                            .as("%s, derivative %d of %d", row, n, orders)
                            .isGreaterThanOrEqualTo(Math.max(narrow, row.distance(jet[n], n)))
                            .isLessThanOrEqualTo(wide + jump(row, 0, n) + 4 * Double.MIN_NORMAL);
                }
            }
        }
    }

    /** What z s(rate z) changes with the relative error of rate z, where s' and all that follow are at most exp(-|.|). */
    private static double steepest(ActivationJets row, int n) {
        if (row.activation() != Activation.GELU && row.activation() != Activation.SWISH) {
            return 0;
        }
        double rate = row.activation() == Activation.GELU ? 1.702f : 1;
        double argument = Math.abs(rate * row.z());
        double factors = Math.pow(rate, n) * Math.abs(row.z()) + n * Math.pow(rate, n - 1);
        return argument * Math.exp(-argument) * factors;
    }

    /** Derivatives may jump at 0: softsign's fourth from 24 to -24, its slope within e by 2 e. */
    private static double jump(ActivationJets row, double error, int n) {
        boolean kink = row.activation() == Activation.ELU || row.activation() == Activation.SOFTSIGN;
        return n > 0 && kink && Math.abs(row.z()) <= error ? 48 * (n == 1 ? error : 1) : 0;
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void theExactArgumentMayLieAnywhereWithinItsError(Activation activation) {
        for (ActivationJets row : ActivationJets.of(activation)) {
            for (JsonNode near : row.node().get("near")) {
                for (int orders = 2; orders <= 5; orders++) {
                    double[] jet = jet(row, orders);
                    double[] bounds = bounds(row, near.get("distance").asDouble(), orders);
                    for (int n = 0; n < orders; n++) {
                        double below = ActivationJets.distance(
                                jet[n], near.get("below").get(n));
                        double above = ActivationJets.distance(
                                jet[n], near.get("above").get(n));
                        assertThat(bounds[n])
                                .as("%s and %s, derivative %d of %d", row, near.get("distance"), n, orders)
                                .isGreaterThanOrEqualTo(Math.max(below, above));
                    }
                }
            }
        }
    }

    /** |f^(n+1)| times the error, and its square times 2^16 and the absolute terms of f' to f^(4) and f' again. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void aSmallErrorOfTheArgumentCountsOnceAndItsSquareALittle(Activation activation) {
        for (ActivationJets row : ActivationJets.of(activation)) {
            double terms = Math.abs(row.derivative(1));
            for (int n = 1; n < 5; n++) {
                terms += row.condition(n) + 4 * steepest(row, n);
            }
            double[] exact = bounds(row, 0, 5);
            double[] bounds = bounds(row, TINY, 5);
            for (int n = 0; n < 5; n++) {
                double first = exact[n] - jump(row, 0, n) + TINY * Math.abs(row.derivative(n + 1));
                double rest = jump(row, TINY, n) + 0x1.01p16 * TINY * TINY * terms;
                assertThat(bounds[n])
                        .as("%s, derivative %d", row, n)
                        .isBetween(first * (1 - 1e-12), (first + rest) * (1 + 1e-12));
            }
        }
    }

    /** Elu's second derivative is 1 up to 0 and 0 beyond. */
    @Test
    void aKinkJustWithinTheErrorIsPartOfTheBound() {
        double[] bounds = new double[3];
        ActivationError.write(Activation.ELU, TINY, TINY, 3, bounds);
        assertThat(bounds[2]).isGreaterThanOrEqualTo(1);
        ActivationError.write(Activation.ELU, 2 * TINY, TINY, 3, bounds);
        assertThat(bounds[2]).isLessThan(1e-3);
    }
}
