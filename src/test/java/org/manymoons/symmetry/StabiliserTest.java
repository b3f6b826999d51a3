package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Against all 2^(3 + 2) 3! 2! = 384 symmetries of 1-3-2-1 tanh networks with units that are equal, opposite or zero. */
class StabiliserTest {
    private static final Network NETWORK = Network.of(1, List.of(3, 2), Activation.TANH, 0);
    private static final int[][] THREE = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    private static final int[][] TWO = {{0, 1}, {1, 0}};

    private static double[] signs(int bits, int count) {
        double[] signs = new double[count];
        Arrays.setAll(signs, k -> (bits >> k & 1) == 0 ? 1 : -1);
        return signs;
    }

    private static long counted(double[] p) {
        long count = 0;
        for (int bits = 0; bits < 32; bits++) {
            for (int[] three : THREE) {
                for (int[] two : TWO) {
                    Symmetry g = new Symmetry(
                            List.of(UnitMoves.of(three, signs(bits, 3)), UnitMoves.of(two, signs(bits >> 3, 2))));
                    count += Norm.ofDifference(g.apply(NETWORK, p), p) < 1e-9 ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Numbers of -1, 0 and 1 alone, so that units often are equal up to sign. */
    @Test
    void theOrderIsTheNumberOfSymmetriesThatChangeNothing() {
        Random random = new Random(2);
        int larger = 0;
        for (int run = 0; run < 40; run++) {
            double[] p = new double[NETWORK.parameterCount()];
            Arrays.setAll(p, k -> random.nextInt(3) - 1);
            long expected = counted(p);
            larger += expected > 1 ? 1 : 0;
            assertThat(Stabiliser.order(NETWORK, p, 1e-9))
                    .as("%s", Arrays.toString(p))
                    .hasValue(BigInteger.valueOf(expected));
        }
        assertThat(larger).isBetween(5, 39);
    }

    /** Of one hidden layer of four units that are zero all 2^4 4! = 384 change nothing. */
    @Test
    void zeroUnitsMayGoAnywhere() {
        Network narrow = Network.of(1, List.of(4), Activation.TANH, 0);
        assertThat(Stabiliser.order(narrow, new double[narrow.parameterCount()], 1e-9))
                .hasValue(BigInteger.valueOf(16 * 24));
    }
}
