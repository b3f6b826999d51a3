package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** A constant logit 0.25 on -2, -1, 1, 2, of which a unit cuts off the last or the first. */
class CutUnitsTest {
    private static final Samples SAMPLES =
            new Samples(new double[][] {{-2}, {-1}, {1}, {2}}, new double[] {0, 0, 1, 1});
    private static final double DELTA = 0x1p-6;

    /** Beyond the line the loss is delta^2, on this side the logit is what it was but for delta^4. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 1, 1",
        "TANH, 1, -1",
        "SIGMOID, 1, 1",
        "SIGMOID, 1, -1",
        "SOFTPLUS, 1, 1",
        "TANH, -1, 1",
        "SOFTPLUS, -1, 1"
    })
    void theUnitLeavesDeltaSquaredBeyondAndNothingOnThisSide(Activation activation, double sign, double side) {
        double beyondAt = sign > 0 ? 2 : -2;
        double[] line = {side * Math.signum(beyondAt), -1.5 * side};
        boolean[] beyond = {sign < 0, false, false, sign > 0};
        if (activation == Activation.SOFTPLUS) { // it grows where it is above 0
            line = new double[] {Math.signum(beyondAt), -1.5};
        }
        LimitState state = new LimitState(List.of(), 0.25, List.of(new Cut(0, line, beyond, sign)));
        CutUnits cuts = new CutUnits(activation, SAMPLES, DELTA, beyond);
        LimitState uncut = cuts.uncut(state);
        assertThat(uncut.cuts()).isEmpty();
        Piece unit = uncut.pieces().get(0);
        for (int n = 0; n < 4; n++) {
            double z = unit.affine(SAMPLES.inputs()[n]);
            double logit = uncut.constant() + unit.parameters()[2] * activation.value(z);
            if (beyond[n]) {
                double loss = Math.log1p(Math.exp(-sign * logit));
                assertThat(loss).isBetween(0.8 * DELTA * DELTA, 1.05 * DELTA * DELTA);
            } else {
                assertThat(logit).isCloseTo(0.25, within(4 * Math.pow(DELTA, 4)));
            }
        }
    }

    /** The nearest of the samples that count, at 0.5, gets the steepness: rate 2 of tanh, 1 of the logistic function. */
    @Test
    void theLineIsAsSteepAsTheNearestSampleNeeds() {
        CutUnits cuts = new CutUnits(Activation.TANH, SAMPLES, DELTA, new boolean[4]);
        assertThat(cuts.sharpened(new double[] {1, -1.5}, 10, new boolean[4])).containsExactly(10, -15);
        boolean[] free = {false, false, true, true};
        assertThat(cuts.sharpened(new double[] {1, -1.5}, 10, free)).containsExactly(2, -3);
        CutUnits logistic = new CutUnits(Activation.SIGMOID, SAMPLES, DELTA, new boolean[4]);
        assertThat(logistic.sharpened(new double[] {1, -1.5}, 10, new boolean[4]))
                .containsExactly(20, -30);
    }
}
