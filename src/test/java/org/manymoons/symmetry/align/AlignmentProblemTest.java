package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.AlignmentProblem.Parts;

/** A 2-3-2-1 network: ||a - g(b)||^2 by applying g, for every arrangement of random ones. */
class AlignmentProblemTest {
    private static final Network NETWORK = Network.of(2, List.of(3, 2), Activation.TANH, 0);
    private final Random random = new Random(6);

    private double[] parameters() {
        return random.doubles(NETWORK.parameterCount(), -1, 1).toArray();
    }

    private Arrangement arrangement() {
        Arrangement g = Arrangement.unchanged(NETWORK);
        for (int l = 0; l < 2; l++) {
            for (int i = g.from[l].length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int unit = g.from[l][i];
                g.from[l][i] = g.from[l][j];
                g.from[l][j] = unit;
            }
            for (int i = 0; i < g.sign[l].length; i++) {
                g.sign[l][i] = random.nextBoolean() ? 1 : -1;
            }
        }
        return g;
    }

    private static double[] applied(Arrangement g, double[] b) {
        return new Symmetry(List.of(UnitMoves.of(g.from[0], g.sign[0]), UnitMoves.of(g.from[1], g.sign[1])))
                .apply(NETWORK, b);
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }

    @Test
    void theTotalIsTheDistanceOfWhatTheArrangementMakes() {
        for (int run = 0; run < 50; run++) {
            AlignmentProblem problem = new AlignmentProblem(NETWORK, parameters(), parameters());
            Arrangement g = arrangement();
            assertThat(problem.total(g)).isCloseTo(squared(problem.a, applied(g, problem.b)), within(1e-13));
            Arrangement copy = g.copy();
            copy.from[0][0] = 7;
            copy.sign[1][0] = 7;
            assertThat(g.from[0][0]).isNotEqualTo(7);
            assertThat(g.sign[1][0]).isNotEqualTo(7);
        }
    }

    /** With the other layer as it is, none of all the arrangements of one layer is nearer. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aLayerIsArrangedInTheBestWay(int l) {
        for (int run = 0; run < 20; run++) {
            AlignmentProblem problem = new AlignmentProblem(NETWORK, parameters(), parameters());
            Arrangement g = arrangement();
            double least = Double.POSITIVE_INFINITY;
            for (int tried = 0; tried < 300; tried++) {
                Arrangement other = arrangement();
                other.from[1 - l] = g.from[1 - l];
                other.sign[1 - l] = g.sign[1 - l];
                least = Math.min(least, problem.total(other));
            }
            double bound = AlignmentProblem.lowerBound(problem.costs(l, g, Parts.ALL));
            problem.arrange(l, g, Parts.ALL);
            assertThat(problem.total(g)).isLessThanOrEqualTo(least + 1e-12);
            double fixed = problem.total(g);
            for (int i = 0; i < g.from[l].length; i++) {
                fixed -= problem.squaredDistance(l, i, g.from[l][i], g.sign[l][i], g, Parts.ALL);
            }
            assertThat(bound + fixed).isLessThanOrEqualTo(problem.total(g) + 1e-12);
        }
    }

    /** Incoming weights and bias of unit 2, of layer 1, against those of unit 1 with the other sign; by hand. */
    @Test
    void partsOfAUnitByHand() {
        double[] a = new double[NETWORK.parameterCount()];
        double[] b = new double[a.length];
        a[2] = 1; // layer 1: w(1, 0)
        a[3] = 2; // w(1, 1)
        a[7] = 3; // b(1)
        b[0] = 0.5; // w(0, 0)
        b[1] = -1; // w(0, 1)
        b[6] = 1; // b(0)
        a[NETWORK.layers().get(1).weight(0, 1)] = 5;
        b[NETWORK.layers().get(1).weight(1, 0)] = 4;
        AlignmentProblem problem = new AlignmentProblem(NETWORK, a, b);
        Arrangement g = Arrangement.unchanged(NETWORK);
        assertThat(problem.squaredDistance(0, 1, 0, -1, g, new Parts(false, false)))
                .isEqualTo(16);
        assertThat(problem.squaredDistance(0, 1, 0, -1, g, new Parts(true, false)))
                .isEqualTo(16 + 2.25 + 1);
        assertThat(problem.squaredDistance(0, 1, 0, -1, g, Parts.ALL)).isEqualTo(16 + 2.25 + 1 + 25 + 16);
        g.from[1] = new int[] {1, 0}; // then the 4 stands where the 5 is
        assertThat(problem.squaredDistance(0, 1, 0, 1, g, Parts.ALL)).isEqualTo(4 + 0.25 + 9 + 1);
        assertThat(problem.work(0)).isEqualTo((2 + 1 + 2) * 9);
        assertThat(problem.work(1)).isEqualTo((3 + 1 + 1) * 4);
        a[a.length - 1] = 3;
        assertThat(problem.outputResidual()).isEqualTo(3);
    }

    /** What is planted is found from every start: the distance is the rounding. */
    @Test
    void aPlantedArrangementIsFoundLayerByLayer() {
        for (int run = 0; run < 20; run++) {
            double[] b = parameters();
            AlignmentProblem problem = new AlignmentProblem(NETWORK, applied(arrangement(), b), b);
            assertThat(problem.total(LayerwiseSearch.search(problem))).isLessThan(1e-25);
        }
    }
}
