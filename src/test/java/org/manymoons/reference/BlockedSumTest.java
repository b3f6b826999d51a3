package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against exact sums; the error is that of the additions which are said (Higham 2002, equation 4.4). */
class BlockedSumTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "255, 255", "256, 256", "257, 257", "262, 261", "263, 261", "1024, 273", "100000, 1819"})
    void theErrorIsThatOfSoManyAdditions(int n, long additions) {
        assertThat(BlockedSum.additions(n)).isEqualTo(additions);
        Random random = new Random(1);
        BlockedSum sum = new BlockedSum(2);
        BigDecimal exact = BigDecimal.ZERO;
        double absolute = 0;
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            sum.block[0] += x;
            sum.block[1] += 1;
            sum.endSample();
            exact = exact.add(new BigDecimal(x));
            absolute += Math.abs(x);
        }
        double[] mean = sum.mean();
        assertThat(mean[1]).isEqualTo(1);
        double error = Math.abs(exact.subtract(new BigDecimal(mean[0]).multiply(new BigDecimal(n)))
                .doubleValue());
        assertThat(error).isLessThanOrEqualTo((additions + 2) * 0x1p-53 * absolute);
        assertThat(sum.block).containsOnly(0);
    }
}
