package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.Spectrum;

/** Two units in the plane; unit 1 has two samples on its kink, x2 = 0, unit 2 none. */
class AlongKinksTest {
    private static final Network NETWORK = Network.of(2, List.of(2), Activation.RELU, 0.1);
    private static final KinkedLoss LOSS = new KinkedLoss(
            NETWORK, new Samples(new double[][] {{1, 0}, {-1, 0}, {0.5, 2}, {0.3, -2}, {1.5, 1}}, new double[] {
                0, 1, 1, 0, 1
            }));

    private static double[] parameters() {
        double[] p = new Random(5).doubles(9, 0.5, 1).toArray();
        p[NETWORK.layers().get(0).weight(0, 0)] = 0;
        p[NETWORK.layers().get(0).bias(0)] = 0;
        return p;
    }

    private static double[] row(KinkPoint at, int i) {
        double[] row = new double[9];
        for (int k = 0; k < 3; k++) {
            row[at.index(0, k)] = LOSS.points[i][k];
        }
        return row;
    }

    @Test
    void theDirectionsKeepTheSamplesOnTheKink() {
        KinkPoint at = new KinkPoint(LOSS, parameters());
        AlongKinks along = new AlongKinks(at, 1e-9);

        assertThat(along.basis()).hasSize(9 - 2);
        assertThat(along.isIndependent(0)).isTrue();
        assertThat(along.isIndependent(1)).isTrue();
        for (double[] q : along.basis()) {
            assertThat(Eigen.norm(q)).isCloseTo(1, within(1e-14));
            assertThat(KinkedLoss.dot(q, row(at, 0))).isCloseTo(0, within(1e-14));
            assertThat(KinkedLoss.dot(q, row(at, 1))).isCloseTo(0, within(1e-14));
        }
        // rows (1, 0, 1) and (-1, 0, 1) leave of unit 1 its second weight
        double[] gradient = along.gradient();
        double[] expected = at.derivatives.gradient.clone();
        expected[at.index(0, 0)] = 0;
        expected[at.index(0, 2)] = 0;
        assertThat(gradient).containsExactly(expected, within(1e-15));
        for (int k = 0; k < 9; k++) {
            assertThat(along.gradientBounds()[k])
                    .isBetween(
                            expected[k] == 0 ? 0 : at.derivatives.gradientErrors[k],
                            at.derivatives.gradientErrors[k] * 10 + 1e-16);
        }
    }

    @Test
    void whatIsLeftOutIsOrthogonalToTheRest() {
        KinkPoint at = new KinkPoint(LOSS, parameters());
        AlongKinks along = new AlongKinks(at, 1e-9);
        double[] out = new double[9];
        out[8] = 0.6;
        out[at.index(1, 0)] = 0.8;
        List<double[]> rest = along.without(List.of(out));
        assertThat(rest).hasSize(6);
        for (double[] q : rest) {
            assertThat(KinkedLoss.dot(q, out)).isCloseTo(0, within(1e-14));
            assertThat(KinkedLoss.dot(q, row(at, 0))).isCloseTo(0, within(1e-14));
            assertThat(Eigen.norm(q)).isCloseTo(1, within(1e-14));
        }
        assertThat(along.without(List.of())).hasSize(7);
    }

    @Test
    void dependentRowsAreSaidToBe() {
        KinkedLoss loss = new KinkedLoss(
                NETWORK, new Samples(new double[][] {{1, 0}, {-1, 0}, {0.5, 0}, {0.3, -2}}, new double[] {0, 1, 1, 0}));
        assertThat(new AlongKinks(new KinkPoint(loss, parameters()), 1e-9).isIndependent(0))
                .isFalse();
    }

    /** Q M Q^T entry by entry; a relative error of the entries passes on to eigenvalues. */
    @Test
    void theSpectrumIsThatOfTheMatrixSeenAlongTheDirections() {
        KinkPoint at = new KinkPoint(LOSS, parameters());
        AlongKinks along = new AlongKinks(at, 1e-9);
        double[][] hessian = at.derivatives.hessian();
        double[][] errors = new double[9][9];
        errors[8][8] = 1e-6;
        List<double[]> basis = along.basis();
        double[][] reduced = AlongKinks.reduced(basis, hessian);
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b < 7; b++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    for (int m = 0; m < 9; m++) {
                        sum += basis.get(a)[k] * hessian[k][m] * basis.get(b)[m];
                    }
                }
                assertThat(reduced[a][b]).isCloseTo(sum, within(1e-14));
            }
        }
        double[][] reducedErrors = along.reducedErrors(basis, hessian, errors);
        assertThat(reducedErrors[6][6]).isBetween(1e-6, 1.0001e-6); // the last direction is the output's bias
        assertThat(reducedErrors[0][0]).isBetween(1e-17, 1e-13);
        Spectrum spectrum = along.spectrum(basis, hessian, errors);
        for (int e = 0; e < 7; e++) {
            double[] vector = spectrum.eigenvectors()[e];
            double form = 0;
            for (int k = 0; k < 9; k++) {
                form += vector[k] * KinkedLoss.dot(hessian[k], vector);
            }
            assertThat(Eigen.norm(vector)).isCloseTo(1, within(1e-13));
            assertThat(form).isCloseTo(spectrum.eigenvalues()[e], within(1e-13));
            assertThat(spectrum.bounds()[e]).isBetween(1e-17, 2e-6);
        }
    }
}
