package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * Random networks with few samples, some on kinks: what leaves all logits, the pre-activations on kinks and, with weight decay, its sum is the null
 * space of one matrix of derivatives; its dimension is that of the matrix of singular values by Commons Math.
 */
class JointMovesTest {
    private static final int UNITS = 3;
    private static final int INPUTS = 2;

    /** Without decay a scaling of each unit is among them; with it units are balanced and only their lengths move. */
    @ParameterizedTest
    @CsvSource({"RELU, 0", "LEAKYRELU, 0", "RELU, 0.1", "LEAKYRELU, 0.1"})
    void asManyAsTheNullSpaceHasAndAllOfThemInIt(Activation activation, double l2) {
        Random random = new Random(4);
        int found = 0;
        for (int run = 0; run < 24; run++) {
            Network network = Network.of(INPUTS, List.of(UNITS), activation, l2);
            Samples samples = samples(3 + run % 6, random);
            double[] p = parameters(network, samples, run % 3, random);
            KinkPoint at = new KinkPoint(new KinkedLoss(network, samples), p);
            boolean isDead = false;
            for (int j = 0; j < UNITS; j++) {
                isDead |= activation == Activation.RELU && at.isEverywhere(j, Side.LEFT);
            }
            if (isDead) {
                continue;
            }
            List<double[]> rows = rows(network, at);
            List<double[]> tangents = Valley.of(at).tangents();
            int dimension = l2 == 0 ? nullity(rows, identity(p.length)) : nullity(rows, lengthsAndBiases(network, p));
            assertThat(tangents).as("run %d", run).hasSize(dimension);
            for (double[] tangent : tangents) {
                for (double[] row : rows) {
                    assertThat(Math.abs(KinkedLoss.dot(row, tangent))).isLessThan(1e-9);
                }
            }
            found += tangents.size() - (l2 == 0 ? UNITS : 0);
        }
        assertThat(found).isGreaterThan(8);
    }

    private static Samples samples(int count, Random random) {
        double[][] x = new double[count][];
        double[] y = new double[count];
        for (int n = 0; n < count; n++) {
            x[n] = random.doubles(INPUTS, -1, 1).toArray();
            y[n] = n % 2;
        }
        return new Samples(x, y);
    }

    /** With |w| = |v|, so many units on the kink of one sample each, and the third often parallel to the first. */
    private static double[] parameters(Network network, Samples samples, int onKinks, Random random) {
        double[] p = random.doubles(network.parameterCount(), -1, 1).toArray();
        for (int j = 0; j < UNITS; j++) {
            if (j == 2 && random.nextBoolean()) {
                p[4] = 2 * p[0];
                p[5] = 2 * p[1];
                p[8] = 2 * p[6];
            }
            if (j < onKinks) {
                double[] x = samples.inputs()[j];
                p[6 + j] = -(p[2 * j] * x[0] + p[2 * j + 1] * x[1]);
            }
            p[9 + j] = Math.copySign(Math.hypot(p[2 * j], p[2 * j + 1]), p[9 + j]);
        }
        return p;
    }

    /** The derivatives of every logit, of every pre-activation on a kink, and of half the sum of all squared weights. */
    private static List<double[]> rows(Network network, KinkPoint at) {
        double[] p = at.parameters;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < at.loss.points.length; i++) {
            double[] x = at.loss.points[i];
            double[] logit = new double[p.length];
            logit[12] = 1;
            for (int j = 0; j < UNITS; j++) {
                double z = p[2 * j] * x[0] + p[2 * j + 1] * x[1] + p[6 + j];
                boolean onKink = Math.abs(z) < 1e-13;
                double left = network.layers().get(0).activation() == Activation.RELU ? 0 : 0.01;
                double slope = z > 1e-13 ? 1 : left;
                double[] own = new double[p.length];
                own[2 * j] = x[0];
                own[2 * j + 1] = x[1];
                own[6 + j] = 1;
                for (int k = 0; k < p.length; k++) {
                    logit[k] += p[9 + j] * slope * own[k];
                }
                logit[9 + j] = onKink ? 0 : slope * z;
                if (onKink) {
                    rows.add(own);
                }
            }
            rows.add(logit);
        }
        if (network.l2() > 0) {
            double[] decay = p.clone();
            for (int k : new int[] {6, 7, 8, 12}) {
                decay[k] = 0;
            }
            rows.add(decay);
        }
        return rows;
    }

    /** Of moves that keep |w| = |v| and each w's direction: all of a unit's weights by one share, its bias, and the output's. */
    private static List<double[]> lengthsAndBiases(Network network, double[] p) {
        List<double[]> basis = new ArrayList<>();
        for (int j = 0; j < UNITS; j++) {
            double[] length = new double[p.length];
            length[2 * j] = p[2 * j];
            length[2 * j + 1] = p[2 * j + 1];
            length[9 + j] = p[9 + j];
            basis.add(length);
            double[] bias = new double[p.length];
            bias[network.layers().get(0).bias(j)] = 1;
            basis.add(bias);
        }
        double[] output = new double[p.length];
        output[12] = 1;
        basis.add(output);
        return basis;
    }

    private static List<double[]> identity(int size) {
        List<double[]> basis = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            double[] one = new double[size];
            one[k] = 1;
            basis.add(one);
        }
        return basis;
    }

    /** How many independent combinations of the basis all rows vanish on. */
    private static int nullity(List<double[]> rows, List<double[]> basis) {
        double[][] matrix = new double[rows.size()][basis.size()];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[r].length; c++) {
                matrix[r][c] = KinkedLoss.dot(rows.get(r), basis.get(c));
            }
        }
        double[] values = new SingularValueDecomposition(MatrixUtils.createRealMatrix(matrix)).getSingularValues();
        int rank = 0;
        for (double value : values) {
            rank += value > 1e-9 * values[0] ? 1 : 0;
        }
        return basis.size() - rank;
    }
}
