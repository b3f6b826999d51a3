package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Loss, gradient, Hessian and eigenvalues on make_moons, against NumPy (derivatives.json, minima.json). */
class GoldenDerivativesTest {
    private static final Samples MOONS = Golden.moons();
    private static final JsonNode POINT = Golden.json("derivatives.json");
    private static final Network NETWORK = Golden.tanhNetwork(4, 0);

    @Test
    void lossIsNumPys() {
        assertThat(Loss.loss(NETWORK, Golden.parameters(POINT), MOONS))
                .isCloseTo(POINT.get("loss").asDouble(), within(1e-14));
    }

    @Test
    void gradientIsNumPys() {
        assertThat(Gradient.gradient(NETWORK, Golden.parameters(POINT), MOONS))
                .containsExactly(Golden.vector(POINT.get("gradient")), within(1e-15));
    }

    @Test
    void hessianIsNumPys() {
        double[][] hessian = Hessian.hessian(NETWORK, Golden.parameters(POINT), MOONS);
        double[][] expected = Golden.matrix(POINT.get("hessian"));
        assertThat(hessian).hasDimensions(17, 17);
        for (int i = 0; i < 17; i++) {
            assertThat(hessian[i]).as("row %d", i).containsExactly(expected[i], within(1e-15));
        }
    }

    @Test
    void eigenvaluesAreNumPys() {
        assertThat(eigenvalues(Hessian.hessian(NETWORK, Golden.parameters(POINT), MOONS)))
                .containsExactly(Golden.vector(POINT.get("hessian_eigenvalues")), within(1e-14));
    }

    @Test
    void minimaAreWhereTheGradientVanishesWithTheExtremeEigenvaluesThatNumPyFound() {
        for (JsonNode family : Golden.json("minima.json").get("cases")) {
            Network network = Golden.tanhNetwork(
                    family.get("hidden").asInt(), family.get("l2").asDouble());
            for (JsonNode minimum : family.get("minima")) {
                double[] parameters = Golden.unitParameters(minimum);
                assertThat(Loss.loss(network, parameters, MOONS))
                        .isCloseTo(minimum.get("cost").asDouble(), within(1e-15));
                assertThat(Gradient.gradient(network, parameters, MOONS))
                        .usingElementComparator((g, zero) -> Math.abs(g) <= 4e-14 ? 0 : 1)
                        .containsOnly(0.0);
                double[] eigenvalues = eigenvalues(Hessian.hessian(network, parameters, MOONS));
                assertThat(eigenvalues[0])
                        .isCloseTo(minimum.get("hessian_min_eigenvalue").asDouble(), within(1e-14));
                assertThat(eigenvalues[eigenvalues.length - 1])
                        .isCloseTo(minimum.get("hessian_max_eigenvalue").asDouble(), within(1e-13));
            }
        }
    }

    private static double[] eigenvalues(double[][] matrix) {
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(matrix.length, false, true);
        assertThat(solver.decompose(new DMatrixRMaj(matrix))).isTrue();
        double[] values = new double[matrix.length];
        Arrays.setAll(values, k -> solver.getEigenvalue(k).getReal());
        Arrays.sort(values);
        return values;
    }
}
