package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** One relu unit on points of a line: w, b, v, c. */
class KinkedEndsTest {
    private static Objective objective(double l2, double[][] x, double... y) {
        return Objective.of(Network.of(1, List.of(1), Activation.RELU, l2), new Samples(x, y));
    }

    /** At w = v = 0, b = 1 the residuals are 1/4 at -1 and -1/4 at 1: the mixed derivative by w and v is -1/2, the others l2. */
    @ParameterizedTest
    @CsvSource({"0.1, SADDLE", "0.49, SADDLE", "0.51, FLAT_MINIMUM", "1, FLAT_MINIMUM"})
    void aUnitThatIsCutOffIsASaddleWhereTheDecayIsLessThanAHalf(double l2, Kind kind) {
        EndState end = KinkedEnds.inspect(objective(l2, new double[][] {{-1}, {1}}, 0, 1), new double[] {0, 1, 0, 0});
        assertThat(end.kind()).as("%s", end.decision().reasons()).isEqualTo(kind);
        assertThat(end.decision().freeDirections().isEmpty()).isEqualTo(kind == Kind.SADDLE);
        assertThat(end.decision().conditionNumber()).isInfinite();
    }

    /**
     * On the kink at 1/2, solved by hand: with v = w = sqrt(s), s = logit(3/4 - 2 l2) - c and c = logit(1/4 + 2 l2); its condition number is that of
     * its own eigenvalues.
     */
    @Test
    void aMinimumOnItsKinkIsStrictAndAPointBesideItNotConverged() {
        double[][] x = {{-1}, {-1}, {-1}, {0.5}, {1.5}, {1.5}, {1.5}, {1.5}};
        Objective objective = objective(0.01, x, 1, 0, 0, 0, 1, 1, 1, 0);
        double c = Math.log(0.27 / 0.73);
        double v = Math.sqrt(Math.log(0.73 / 0.27) - c);
        EndState end = KinkedEnds.inspect(objective, new double[] {v, -v / 2, v, c});
        assertThat(end.kind()).as("%s", end.decision().reasons()).isEqualTo(Kind.STRICT_MINIMUM);
        double[] eigenvalues = end.spectrum().eigenvalues();
        assertThat(end.decision().conditionNumber()).isEqualTo(eigenvalues[eigenvalues.length - 1] / eigenvalues[0]);
        assertThat(KinkedEnds.inspect(objective, new double[] {v, -v / 2, v, c + 1e-6})
                        .kind())
                .isEqualTo(Kind.NOT_CONVERGED);
    }

    /** -1 and 1 are parted by any unit: without decay the loss falls to 0 as the output layer grows. */
    @Test
    void separatedSamplesLeadToInfinity() {
        EndState end = KinkedEnds.polish(
                objective(0, new double[][] {{-1}, {1}}, 0, 1), new double[] {1, 0.5, 1, 0}, () -> false, way -> {});
        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.decision().freeDirections()).isEmpty();
        assertThat(end.channel()).isNotNull();
    }
}
