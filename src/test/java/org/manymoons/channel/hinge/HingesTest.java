package org.manymoons.channel.hinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Hinges against what softplus units and max(0, .) do by their definitions. */
class HingesTest {
    private static final double[] U = {0.9, -0.4, 0.1};

    private static double affine(double[] line, double[] x) {
        return line[0] * x[0] + line[1] * x[1] + line[2];
    }

    /** Points whose (x, 1) leave a line nearly alone: two of them on its kink. */
    private static double[][] points(long seed) {
        Random random = new Random(seed);
        double[][] points = new double[60][];
        for (int n = 0; n < points.length; n++) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            points[n] = n < 2 ? new double[] {x, (U[0] * x + U[2]) / -U[1]} : new double[] {x, y};
        }
        return points;
    }

    private static LimitState hinge(Samples samples, double sign, double constant, List<Integer> touching) {
        boolean[] active = new boolean[samples.size()];
        for (int n = 0; n < active.length; n++) {
            active[n] = !touching.contains(n) && affine(U, samples.inputs()[n]) > -1e-12;
        }
        HingeTerm term = HingeTerm.of(samples, sign, active, touching);
        return new LimitState(List.of(new Piece(term, term.coordinates(U), List.of(0))), constant, List.of());
    }

    private static final double[] HIGHER = {U[0], U[1], U[2] + 1e-9};

    /** Labels that the hinge says, but for the two on the kink, which want it to be lower or higher there. */
    private static Samples samples(double[][] points, double sign, double constant, double wanted) {
        double[] labels = new double[points.length];
        for (int n = 0; n < labels.length; n++) {
            double logit = sign * Math.max(0, affine(U, points[n])) + constant;
            labels[n] = Logistic.sigmoid(n < 2 ? constant - sign * wanted : logit);
        }
        return new Samples(points, labels);
    }

    @ParameterizedTest
    @CsvSource({"1", "-1"})
    void theLogitIsThatOfMaxOfZeroAndTheLine(double sign) {
        double[][] points = points(3);
        Samples samples = samples(points, sign, 0.2, 0);
        LimitState state = hinge(samples, sign, 0.2, List.of(0, 1));
        double[] logits = state.model(samples).logits(state.parameters());
        for (int n = 0; n < points.length; n++) {
            assertThat(logits[n]).isCloseTo(0.2 + sign * Math.max(0, affine(U, points[n])), within(1e-14));
        }
    }

    /** One-sided differences of the loss of max(0, .) itself when the line moves one sample off its kink. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void multipliersAreWhatDifferencesSay(long seed) {
        double[][] points = points(seed);
        Samples samples = samples(points, 1, -0.3, 0.8);
        double[] labels = samples.labels().clone();
        Random random = new Random(seed);
        for (int n = 2; n < labels.length; n++) {
            labels[n] = Math.min(1, Math.max(0, labels[n] + 0.02 * random.nextGaussian()));
        }
        Samples noisy = new Samples(points, labels);
        LimitState state = hinge(noisy, 1, -0.3, List.of(0, 1));
        Hinge hinge = Hinge.of(state.pieces().get(0));
        KinkForces forces = KinkForces.of(hinge, state, noisy);
        for (int k = 0; k < 2; k++) {
            double[] one = new double[2];
            one[k] = 1;
            double[] direction = hinge.shift(noisy, one);
            double h = 1e-6;
            double up = (reluLoss(noisy, direction, h) - reluLoss(noisy, direction, 0)) / h;
            double down = (reluLoss(noisy, direction, -h) - reluLoss(noisy, direction, 0)) / h;
            double bend = forces.bends()[k] / points.length;
            assertThat(up + down).isCloseTo(bend, within(1e-5));
            assertThat(up).isCloseTo((1 - forces.multipliers()[k]) * bend, within(1e-5));
            assertThat(down).isCloseTo(forces.multipliers()[k] * bend, within(1e-5));
        }
    }

    private static double reluLoss(Samples samples, double[] direction, double h) {
        double sum = 0;
        for (int n = 0; n < samples.size(); n++) {
            double[] line = {U[0] + h * direction[0], U[1] + h * direction[1], U[2] + h * direction[2]};
            double above = n < 2
                    ? h * (direction[0] * samples.inputs()[n][0] + direction[1] * samples.inputs()[n][1] + direction[2])
                    : affine(line, samples.inputs()[n]);
            double z = Math.max(0, above) - 0.3;
            sum += Math.log1p(Math.exp(z)) - samples.labels()[n] * z;
        }
        return sum / samples.size();
    }

    /** The excess over the limit is sum(|v| sign r H(lambda))/N, H the entropy of the multiplier. */
    @ParameterizedTest
    @CsvSource({"1, 0.4", "-1, 0.4", "1, 1.5"})
    void networksBeforeTheLimitLieAboveItByAnEntropy(double sign, double wanted) {
        Samples samples = samples(points(7), sign, 0.1, wanted);
        LimitState limit = Hinges.settled(hinge(samples, sign, 0.1, List.of(0, 1)), samples, () -> false);
        assertThat(Hinges.hold(limit, samples)).isTrue();
        Piece piece = limit.pieces().get(0);
        assertThat(((HingeTerm) piece.term()).touching()).containsExactlyInAnyOrder(0, 1);
        KinkForces forces = KinkForces.of(Hinge.of(piece), limit, samples);
        double entropy = 0;
        for (int k = 0; k < 2; k++) {
            double lambda = forces.multipliers()[k];
            entropy -= forces.bends()[k] * (lambda * Math.log(lambda) + (1 - lambda) * Math.log(1 - lambda));
        }
        Objective objective = Kernels.objective(Network.of(2, List.of(1), Activation.SOFTPLUS, 0), samples);
        double floor = limit.model(samples).loss(limit.parameters());
        for (double delta : new double[] {0.02, 0.01, 0.005}) {
            double[] unit = Hinges.unit(piece, limit, samples, delta);
            double[] p = {unit[0], unit[1], unit[2], unit[3], limit.constant()};
            double predicted = Math.abs(unit[3]) * entropy / samples.size();
            assertThat((objective.loss(p) - floor) / predicted).isCloseTo(1, within(0.02));
        }
    }

    /** A sample that wants more of what the unit does is not held on its kink, one that wants less is. */
    @Test
    void aSampleThatWantsToBeAboveIsLetGo() {
        Samples samples = samples(points(11), 1, 0, -0.7);
        assertThat(Hinges.hold(hinge(samples, 1, 0, List.of(0, 1)), samples)).isFalse();
        LimitState settled = Hinges.settled(hinge(samples, 1, 0, List.of(0, 1)), samples, () -> false);
        assertThat(((HingeTerm) settled.pieces().get(0).term()).touching()).doesNotContain(0, 1);
    }

    /** Points of which one lies on the other side than is said. */
    @Test
    void samplesOnTheWrongSideAreNoticed() {
        Samples samples = samples(points(13), 1, 0, 0);
        HingeTerm term =
                (HingeTerm) hinge(samples, 1, 0, List.of()).pieces().get(0).term();
        LimitState right = new LimitState(List.of(new Piece(term, term.coordinates(HIGHER), List.of(0))), 0, List.of());
        boolean[] active = term.active().clone();
        active[5] = !active[5];
        HingeTerm other = HingeTerm.of(samples, 1, active, List.of());
        LimitState wrong =
                new LimitState(List.of(new Piece(other, other.coordinates(HIGHER), List.of(0))), 0, List.of());
        assertThat(Hinges.hold(right, samples)).isTrue();
        assertThat(Hinges.hold(wrong, samples)).isFalse();
    }

    private static List<LimitState> of(Activation activation, double scale, double bias) {
        double[][] points = points(17);
        Samples samples = samples(points, 1, 0, 0);
        double[] unit = {scale * U[0], scale * U[1], scale * U[2] + bias, -2 / scale};
        LimitState state =
                new LimitState(List.of(new Piece(new UnitTerm(activation), unit, List.of(3))), 0.5, List.of());
        return Hinges.of(state, state.pieces().get(0), activation, samples, new boolean[points.length])
                .toList();
    }

    @Test
    void onlySharpSoftplusUnitsBecomeHinges() {
        assertThat(of(Activation.SOFTPLUS, 5, 0)).isEmpty();
        assertThat(of(Activation.GELU, 5000, 0)).isEmpty();
        assertThat(of(Activation.SOFTPLUS, 5000, 0)).singleElement().satisfies(state -> {
            HingeTerm term = (HingeTerm) state.pieces().get(0).term();
            assertThat(term.touching()).containsExactlyInAnyOrder(0, 1);
            assertThat(term.sign()).isEqualTo(-1);
            double[] line = term.line(state.pieces().get(0).parameters());
            assertThat(line).containsExactly(new double[] {2 * U[0], 2 * U[1], 2 * U[2]}, within(1e-12));
            assertThat(state.pieces().get(0).units()).containsExactly(3);
        });
    }

    @Test
    void aUnitAboveItsKinkAtAllSamplesIsALine() {
        assertThat(of(Activation.SOFTPLUS, 10, 30)).singleElement().satisfies(state -> {
            assertThat(state.pieces().get(0).term()).isEqualTo(new LinearTerm(false));
            assertThat(state.pieces().get(0).parameters()).containsExactly(new double[] {-1.8, 0.8}, within(1e-12));
            assertThat(state.constant()).isCloseTo(0.5 - 0.2 * 31, within(1e-12));
        });
    }
}
