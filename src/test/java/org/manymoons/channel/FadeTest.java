package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.Channel.WeightNorms;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.descent.Descent;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Landscapes;
import org.manymoons.endstate.Polisher;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * Units that fade. One tanh unit of vanishing incoming weights is a logistic regression plus s (u.x)^2, with s of either
 * sign: on samples that are symmetric, x with y and -x with 1 - y, the loss has no slope in s and the infimum can lie at
 * infinity; on others it cannot.
 */
class FadeTest {
    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void unitThatFadesToALine(Activation activation) {
        Samples samples = Landscapes.saying(x -> 0.3 + 1.4 * x[0] - 0.9 * x[1], 400, 5);
        Objective objective = Landscapes.objective(samples, 1, activation, 0);
        for (EndState end : polished(objective, 1)) {
            expectFading(end, samples, 1e-10);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void pairThatFadesToASquare(Activation activation) {
        Samples samples = Landscapes.saying(x -> polynomial(x, 0), 400, 6);
        Objective objective = Landscapes.objective(samples, 2, activation, 0);
        for (EndState end : polished(objective, 1)) {
            expectFading(end, samples, 1e-10);
        }
    }

    /** There is a finite minimum as well, so the start lies in the channel. */
    @ParameterizedTest
    @CsvSource({"0.4, TANH", "-0.3, TANH", "0.4, SIGMOID"})
    void pairThatFadesToACube(double cube, Activation activation) {
        Samples samples = Landscapes.saying(x -> polynomial(x, cube), 400, 6);
        Objective objective = Landscapes.objective(samples, 2, activation, 0);
        double slope = activation == Activation.TANH ? 1 : 2;
        double[] start = {
            slope * 0.13, slope * 0.07, slope * 0.22, slope * 0.12, slope * 0.1, slope * -0.06, 300, -150, -50
        };
        expectFading(Polisher.polish(objective, start), samples, 1e-10);
    }

    private static double polynomial(double[] x, double cube) {
        double q = 1.1 * x[0] + 0.6 * x[1];
        return 0.2 + 0.5 * x[0] - 0.8 * x[1] - q * q + cube * q * q * q;
    }

    private static List<EndState> polished(Objective objective, double size) {
        return LongStream.range(0, 3)
                .mapToObj(seed -> Polisher.polish(
                        objective,
                        Landscapes.perturbed(new double[objective.network().parameterCount()], size, seed)))
                .toList();
    }

    private static void expectFading(EndState end, Samples samples, double error) {
        assertThat(end.kind())
                .as(end.decision().reasons().sentences().toString())
                .isEqualTo(Kind.CHANNEL_TO_INFINITY);
        Channel channel = Objects.requireNonNull(end.channel());
        assertThat(channel.limit()).isCloseTo(Landscapes.entropy(samples), within(error));
        for (int n = 0; n < samples.size(); n++) {
            assertThat(channel.predictions()[n]).isCloseTo(samples.labels()[n], within(1e-7));
        }
        expectGrowth(channel);
    }

    private static void expectGrowth(Channel channel) {
        assertThat(channel.groups()).extracting(Channel.UnitGroup::way).containsExactly(Way.FADE);
        List<WeightNorms> growth = channel.groups().get(0).growth();
        assertThat(growth).hasSameSizeAs(channel.path()).hasSizeGreaterThan(1);
        for (int k = 1; k < growth.size(); k++) {
            assertThat(growth.get(k).incoming())
                    .isCloseTo(
                            growth.get(k - 1).incoming() / 2,
                            within(0.1 * growth.get(k).incoming()));
            assertThat(growth.get(k).outgoing())
                    .isGreaterThan(1.9 * growth.get(k - 1).outgoing());
        }
    }

    private static final double SYMMETRIC = 0.54736538132469414; // logistic regression, Newton's method in NumPy
    private static final double LOPSIDED = 0.54635314956324732; // the same for the first half of the samples

    /** Points of a Kronecker sequence with labels that follow t + 0.6 t^3, steeper than a line and unlike tanh. */
    private static Samples hardLabels(boolean symmetric) {
        int half = 100;
        int size = symmetric ? 2 * half : half;
        double[][] inputs = new double[size][];
        double[] labels = new double[size];
        for (int i = 0; i < half; i++) {
            double[] x = {2 * fraction((i + 1) * 0.6180339887) - 1, 2 * fraction((i + 1) * 0.7548776662) - 1};
            double t = 1.4 * x[0] - 0.9 * x[1];
            inputs[i] = x;
            labels[i] = fraction((i + 1) * 0.5698402910) < 1 / (1 + Math.exp(-(t + 0.6 * t * t * t))) ? 1 : 0;
            if (symmetric) {
                inputs[half + i] = new double[] {-x[0], -x[1]};
                labels[half + i] = 1 - labels[i];
            }
        }
        return new Samples(inputs, labels);
    }

    private static double fraction(double a) {
        return a - Math.floor(a);
    }

    /** SciPy's BFGS from 60 starts found nothing lower than the logistic regression either. */
    @Test
    void onSymmetricSamplesOneUnitFadesToTheLogisticRegression() {
        Objective objective = Landscapes.objective(hardLabels(true), 1, Activation.TANH, 0);
        for (EndState end : polished(objective, 1)) {
            assertThat(end.loss()).isGreaterThan(SYMMETRIC - end.decision().lossBound());
            assertThat(end.kind())
                    .as(end.decision().reasons().sentences().toString())
                    .isEqualTo(Kind.CHANNEL_TO_INFINITY);
            Channel channel = Objects.requireNonNull(end.channel());
            assertThat(channel.limit()).isCloseTo(SYMMETRIC, within(1e-14));
            expectGrowth(channel);
        }
    }

    /** An exponential is better: with one in place of the unit SciPy's BFGS from 80 starts reaches 0.546158222671. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.01})
    void onLopsidedSamplesTheLogisticRegressionIsNoLimit(double size) {
        Objective objective = Landscapes.objective(hardLabels(false), 1, Activation.TANH, 0);
        for (EndState end : polished(objective, size)) {
            assertThat(end.kind())
                    .as(end.decision().reasons().sentences().toString())
                    .isEqualTo(Kind.CHANNEL_TO_INFINITY);
            Channel channel = Objects.requireNonNull(end.channel());
            assertThat(channel.limit()).isBetween(LOPSIDED - 3e-4, 0.546158222671);
            assertThat(channel.groups()).extracting(Channel.UnitGroup::way).containsExactly(Way.SATURATE);
        }
    }

    @Test
    void aLineThatIsNoInfimumIsNotCertified() {
        Objective objective = Landscapes.objective(hardLabels(false), 1, Activation.TANH, 0);
        LimitState.Piece line = new LimitState.Piece(new LinearTerm(false), new double[] {1, 1}, List.of(0));
        LimitState state = new LimitState(List.of(line), 0, List.of());
        Descent descent = new Descent(state.model(objective.samples()), state.parameters(), () -> false);
        descent.projected(20);
        descent.finish();
        LimitState regression = state.at(descent.parameters());
        assertThat(state.model(objective.samples()).loss(descent.parameters())).isCloseTo(LOPSIDED, within(1e-15));
        LimitCertificate.Certification outcome =
                LimitCertificate.of(regression, objective, Activation.TANH, new double[5]);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LimitCertificate.Certification.Undercut.class,
                        lower -> assertThat(lower.loss())
                                .isEqualTo(objective.loss(lower.network()))
                                .isLessThan(Math.log(2) - 1e-3)); // the start's
    }
}
