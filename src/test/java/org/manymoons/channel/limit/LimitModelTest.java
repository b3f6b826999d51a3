package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Sums of units against the reference's networks, other terms against closed forms and differences. */
class LimitModelTest {
    private static final LimitModel MIXED = LimitModels.mixed();
    private static final double[] P = LimitModels.PARAMETERS;

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SOFTPLUS", "ELU", "GELU"})
    void aSumOfUnitsIsTheNetwork(Activation activation) {
        Network network = Network.of(2, List.of(3), activation, 0);
        double[] p = new Random(3).doubles(network.parameterCount(), -2, 2).toArray();
        Objective objective = Objective.of(network, LimitModels.SAMPLES);
        LimitState state = LimitState.of(network, p);
        LimitModel model = state.model(LimitModels.SAMPLES);
        double[] parameters = state.parameters();
        int[] index = {0, 1, 4, 5, 8, 9, 2, 6, 10, 3, 7, 11, 12}; // weights, biases, outgoing weights, constant
        assertThat(model.size()).isEqualTo(p.length);
        assertThat(model.loss(parameters)).isCloseTo(objective.loss(p), within(1e-14));
        double[] gradient = model.gradient(parameters);
        double[][] hessian = model.hessian(parameters);
        for (int i = 0; i < p.length; i++) {
            assertThat(gradient[index[i]]).isCloseTo(objective.gradient(p)[i], within(1e-14));
            for (int j = 0; j < p.length; j++) {
                assertThat(hessian[index[i]][index[j]]).isCloseTo(objective.hessian(p)[i][j], within(1e-14));
            }
        }
    }

    @Test
    void theLossIsTheMeanOverAllSamplesAndZeroForTheExcludedOnes() {
        Samples samples = new Samples(new double[][] {{0.5, -1}, {2, 0.25}, {-1, 1}}, new double[] {1, 0, 0.25});
        LimitModel model =
                new LimitModel(List.of(new ExponentialTerm(-1)), samples, new boolean[] {false, true, false});
        double[] p = {0.5, -0.25, 0.75, 0.3};
        double first = 0.3 - Math.exp(0.25 + 0.25 + 0.75);
        double third = 0.3 - Math.exp(-0.5 - 0.25 + 0.75);
        double sum = Math.log(1 + Math.exp(-first)) + Math.log(1 + Math.exp(third)) - 0.25 * third;
        assertThat(model.loss(p)).isCloseTo(sum / 3, within(1e-15));
        assertThat(model.logits(p)).hasSize(3).satisfies(z -> {
            assertThat(z[0]).isCloseTo(first, within(1e-15));
            assertThat(z[2]).isCloseTo(third, within(1e-15));
        });
    }

    @Test
    void gradientAndHessianAreDifferences() {
        double[] gradient = MIXED.gradient(P);
        double[][] hessian = MIXED.hessian(P);
        assertThat(MIXED.size()).isEqualTo(P.length);
        for (int i = 0; i < P.length; i++) {
            int k = i;
            assertThat(gradient[i])
                    .as("parameter %d", i)
                    .isCloseTo(Terms.difference(h -> MIXED.loss(LimitModels.moved(P, k, h))), within(1e-8));
            double[] up = MIXED.gradient(LimitModels.moved(P, i, 1e-5));
            double[] down = MIXED.gradient(LimitModels.moved(P, i, -1e-5));
            for (int j = 0; j < P.length; j++) {
                assertThat(hessian[i][j])
                        .as("parameters %d and %d", i, j)
                        .isCloseTo((up[j] - down[j]) / 2e-5, within(1e-7));
            }
        }
    }

    @Test
    void theLinearParametersAreThoseOfTheLinearFormsAndTheConstant() {
        int[] unit = {3};
        int[] dipole = {7, 8, 9, 10}; // v; u, c
        int[] tripole = {14, 15, 16, 17};
        int[] saturatedDipole = {26, 27, 28, 29}; // u, c; k
        int[] step = {30};
        int[] lines = {31, 32, 35}; // u of the straight one, s of the bent one
        int[] cubic = {36, 37, 40, 41}; // u; k, s
        int[] constant = {42};
        assertThat(MIXED.linearParameters())
                .containsExactly(Stream.of(unit, dipole, tripole, saturatedDipole, step, lines, cubic, constant)
                        .flatMapToInt(Arrays::stream)
                        .toArray());
        assertThat(MIXED.isProjectable()).isTrue();
    }

    @Test
    void theRegressionHasTheLossAsAFunctionOfTheLinearParameters() {
        int[] linear = MIXED.linearParameters();
        GeneralizedLinearModel regression = MIXED.regression(P);
        for (long seed = 0; seed < 3; seed++) {
            double[] v = new Random(seed).doubles(linear.length, -1, 1).toArray();
            double[] p = P.clone();
            for (int k = 0; k < v.length; k++) {
                p[linear[k]] = v[k];
            }
            assertThat(regression.loss(v)).isCloseTo(MIXED.loss(p), within(1e-14));
            double[] gradient = new double[v.length];
            double[][] hessian = new double[v.length][v.length];
            regression.differentiate(v, gradient, hessian);
            for (int k = 0; k < v.length; k++) {
                assertThat(gradient[k]).isCloseTo(MIXED.gradient(p)[linear[k]], within(1e-14));
            }
        }
    }

    @Test
    void aLowerTriangleGivesTheSymmetricMatrix() {
        assertThat(LimitModel.symmetric(new double[] {1, 9, 9, 2, 3, 9, 4, 5, 6}, 3))
                .isDeepEqualTo(new double[][] {{1, 2, 4}, {2, 3, 5}, {4, 5, 6}});
    }

    /** A state of units is the network: loss, gradient and Hessian of the squared error by the reference. */
    @Test
    void aSumOfUnitsIsTheNetworkThatPredictsANumber() {
        Network network = Network.of(2, List.of(3), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Random random = new Random(6);
        double[] p = random.doubles(network.parameterCount(), -2, 2).toArray();
        Samples samples = new Samples(
                LimitModels.SAMPLES.inputs(),
                random.doubles(LimitModels.SAMPLES.size(), -3, 3).toArray());
        Objective objective = Objective.of(network, samples);
        LimitState state = LimitState.of(network, p);
        LimitModel model = state.model(samples);
        int[] index = {0, 1, 4, 5, 8, 9, 2, 6, 10, 3, 7, 11, 12};
        assertThat(model.loss(state.parameters())).isCloseTo(objective.loss(p), within(1e-13));
        double[][] bounds = model.hessianRounding(state.parameters());
        for (int i = 0; i < p.length; i++) {
            assertThat(model.gradient(state.parameters())[index[i]])
                    .isCloseTo(objective.gradient(p)[i], within(1e-13));
            for (int j = 0; j < p.length; j++) {
                assertThat(model.hessian(state.parameters())[index[i]][index[j]])
                        .isCloseTo(objective.hessian(p)[i][j], within(2 * bounds[index[i]][index[j]]));
            }
        }
    }
}
