package org.manymoons.parting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.parting.Cause.Setting;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.Steps;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.parting.update.UpdateRule;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Rules that are made up, each number known to 1e-3 for certain and to 1e-4 in all likelihood. */
class RecipeDifferenceTest {
    private static final double UNIT = 0x1p-53;

    private static UpdateRule rule(Momentum kind, double rate, double l2, double ofBiases, double momentum) {
        return new UpdateRule(kind, rate, l2, ofBiases, momentum);
    }

    private static FittedRule fitted(UpdateRule rule) {
        return new FittedRule(
                rule, rule(rule.kind(), 1e-3, 1e-3, 1e-3, 1e-3), rule(rule.kind(), 1e-4, 1e-4, 1e-4, 1e-4), 0.5);
    }

    private static Explanation explained(UpdateRule first, int batch, UpdateRule then) {
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        Samples samples = new Samples(new double[][] {{2}, {-2}, {2}, {-2}}, new double[] {0, 1, 1, 0});
        Trajectory rows = new Trajectory("rows", new long[] {7, 8, 9, 10}, new double[4][2]);
        Steps steps = new Steps(
                rows, new GradientSource(network, samples, Criterion.OF_THE_OUTPUTS, new BatchPlan(batch, true)));
        return new Explanation(steps, fitted(first), then == null ? 3 : 2, then == null ? null : fitted(then));
    }

    private static RecipeDifference between(UpdateRule a, UpdateRule b) {
        return RecipeDifference.of(explained(a, 4, null), explained(b, 4, null), fitted(a), fitted(b), UNIT);
    }

    private static final UpdateRule PLAIN = rule(Momentum.NONE, 0.5, 0, 0, 0);
    private static final UpdateRule HEAVY = rule(Momentum.HEAVY_BALL, 0.5, 0, 0, 0.75);
    private static final UpdateRule NESTEROV = rule(Momentum.NESTEROV, 0.5, 0, 0, 0.75);

    @Test
    void whatIsBeyondBothErrorsIsShownAndWhatIsBeyondTheProbableOnesLikely() {
        assertThat(between(PLAIN, PLAIN).isNone()).isTrue();
        assertThat(between(PLAIN, rule(Momentum.NONE, 0.5001, 0, 0, 0)).isNone())
                .isTrue();
        RecipeDifference likely = between(PLAIN, rule(Momentum.NONE, 0.501, 0, 0, 0));
        assertThat(likely.isNone()).isFalse();
        assertThat(likely.shown()).isEmpty();
        assertThat(likely.likely()).extracting(Setting::name).containsExactly("learning rate");
        RecipeDifference shown = between(PLAIN, rule(Momentum.NONE, 0.5021, 0, 0, 0));
        assertThat(shown.shown()).singleElement().satisfies(setting -> {
            assertThat(setting.a()).isEqualTo(0.5);
            assertThat(setting.b()).isEqualTo(0.5021);
            assertThat(setting.error()).isBetween(0.002, 0.002001);
            assertThat(setting.from()).isNull();
        });
        assertThat(shown.likely()).isEmpty();
    }

    @Test
    void everyNumberIsCompared() {
        RecipeDifference all = between(PLAIN, rule(Momentum.HEAVY_BALL, 0.25, 0.125, 0.0625, 0.75));
        assertThat(all.shown())
                .extracting(Setting::name)
                .containsExactly("learning rate", "l2", "l2 of biases", "momentum");
    }

    /** Of the very same momentum too. */
    @Test
    void nesterovsMomentumIsAnotherRuleThanThePlainOne() {
        assertThat(between(HEAVY, NESTEROV).shown()).singleElement().satisfies(setting -> {
            assertThat(setting.name()).isEqualTo("Nesterov's momentum (1) or plain (0)");
            assertThat(setting.a()).isZero();
            assertThat(setting.b()).isEqualTo(1);
        });
        assertThat(between(NESTEROV, HEAVY).shown())
                .singleElement()
                .satisfies(setting -> assertThat(setting.a()).isEqualTo(1));
        assertThat(between(rule(Momentum.HEAVY_BALL, 0.5, 0, 0, 0.25), NESTEROV).shown())
                .extracting(Setting::name)
                .containsExactly("momentum", "Nesterov's momentum (1) or plain (0)");
        assertThat(between(PLAIN, NESTEROV).shown()).extracting(Setting::name).containsExactly("momentum");
    }

    /** Without any momentum all three are one rule. */
    @Test
    void noMomentumIsNoMomentum() {
        UpdateRule none = rule(Momentum.HEAVY_BALL, 0.5, 0, 0, 0);
        assertThat(between(PLAIN, none).isNone()).isTrue();
        assertThat(between(none, rule(Momentum.NESTEROV, 0.5, 0, 0, 0)).isNone())
                .isTrue();
    }

    @Test
    void theSizeOfABatchIsOne() {
        RecipeDifference sizes = RecipeDifference.of(
                explained(PLAIN, 4, null), explained(PLAIN, 2, null), fitted(PLAIN), fitted(PLAIN), UNIT);
        assertThat(sizes.shown()).singleElement().satisfies(setting -> {
            assertThat(setting.name()).isEqualTo("batch size");
            assertThat(setting.a()).isEqualTo(4);
            assertThat(setting.b()).isEqualTo(2);
        });
    }

    /** The second rule of either holds from its third step on, at iteration 9. */
    @Test
    void whatComesLaterIsComparedWhereTheBeginningIsTheSame() {
        UpdateRule slower = rule(Momentum.NONE, 0.125, 0, 0, 0);
        for (boolean first : new boolean[] {true, false}) {
            RecipeDifference later = RecipeDifference.of(
                    explained(PLAIN, 4, first ? slower : null),
                    explained(PLAIN, 4, first ? null : slower),
                    fitted(PLAIN),
                    fitted(PLAIN),
                    UNIT);
            assertThat(later.shown()).singleElement().satisfies(setting -> {
                assertThat(setting.name()).isEqualTo("learning rate");
                assertThat(setting.a()).isEqualTo(first ? 0.125 : 0.5);
                assertThat(setting.b()).isEqualTo(first ? 0.5 : 0.125);
                assertThat(setting.from()).isEqualTo(9);
            });
        }
        RecipeDifference both = RecipeDifference.of(
                explained(PLAIN, 4, slower), explained(PLAIN, 4, slower), fitted(PLAIN), fitted(PLAIN), UNIT);
        assertThat(both.isNone()).isTrue();
    }
}
