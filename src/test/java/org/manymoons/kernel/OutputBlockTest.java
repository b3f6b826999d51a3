package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.kernel.SampleBlocks.Block;
import org.manymoons.reference.CrossEntropy;

/** Loss, error and curvature of a block, with and without clipping, and how samples become blocks. */
class OutputBlockTest {
    private static final double[] Z = {-20, -3, -2.1, -1, 0, 1, 2.1, 3, 20};
    private static final double[] LABELS = {0, 1, 0, 1, 0, 1, 0, 1, 0};

    static List<Loops> loops() {
        return List.of(new VectorLoops(16), new ScalarLoops(16));
    }

    private static Block block(Loops loops) {
        return SampleBlocks.of(new double[][] {Z}, LABELS, 16, loops.lanes()).get(0);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void samplesHaveTheirLossesAndDerivativesAndWhatFillsUpTheBlockHasNone(Loops loops) {
        Block block = block(loops);
        OutputBlock out = new OutputBlock(loops, 16, CrossEntropy.EXACT);
        double[] losses = out.losses(block.columns()[0], block).clone();
        out.differentiate(block.columns()[0], block);
        for (int i = 0; i < block.length(); i++) {
            boolean sample = i < Z.length;
            double z = sample ? Z[i] : 0;
            double y = sample ? LABELS[i] : 0;
            double s = 1 / (1 + Math.exp(-z));
            double loss = y * Math.log1p(Math.exp(-z)) + (1 - y) * Math.log1p(Math.exp(z));
            assertThat(losses[i]).isCloseTo(sample ? loss : 0, within(1e-14));
            assertThat(out.errors[i]).isCloseTo(sample ? s - y : 0, within(1e-15));
            assertThat(out.curvatures[i]).isCloseTo(sample ? s * (1 - s) : 0, within(1e-15));
        }
    }

    /** With epsilon 0.1 the probabilities of logits beyond log 9 = 2.197 are clipped. */
    @ParameterizedTest
    @MethodSource("loops")
    void onlyErrorsOfClippedProbabilitiesAreReplaced(Loops loops) {
        Block block = block(loops);
        double epsilon = 0.1;
        OutputBlock out = new OutputBlock(loops, 16, new CrossEntropy(epsilon));
        out.differentiate(block.columns()[0], block);
        out.clipErrors(block.columns()[0], block);
        for (int i = 0; i < Z.length; i++) {
            double s = 1 / (1 + Math.exp(-Z[i]));
            double p = Math.max(epsilon, Math.min(1 - epsilon, s));
            double clipped = (p - LABELS[i]) / (p * (1 - p)) * s * (1 - s);
            assertThat(out.errors[i]).as("logit %s", Z[i]).isCloseTo(clipped, within(1e-14));
        }
    }

    /** With epsilon 0.01 the largest logit decides whether to look at all: log 99 = 4.595. */
    @ParameterizedTest
    @MethodSource("loops")
    void aSingleClippedSampleIsFound(Loops loops) {
        for (double z : new double[] {4.7, -4.7}) {
            Block block = SampleBlocks.of(new double[][] {{0.5, z}}, new double[] {1, 1}, 16, loops.lanes())
                    .get(0);
            OutputBlock out = new OutputBlock(loops, 16, new CrossEntropy(0.01));
            out.differentiate(block.columns()[0], block);
            double unclipped = out.errors[1];
            out.clipErrors(block.columns()[0], block);
            assertThat(out.errors[1])
                    .isEqualTo(new CrossEntropy(0.01).derivative(z, 1))
                    .isNotEqualTo(unclipped);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void withoutClippingNothingIsReplaced(Loops loops) {
        Block block = block(loops);
        OutputBlock out = new OutputBlock(loops, 16, CrossEntropy.EXACT);
        out.differentiate(block.columns()[0], block);
        double[] before = out.errors.clone();
        out.clipErrors(block.columns()[0], block);
        assertThat(out.errors).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void blocksKeepTheSamplesInOrder(Loops loops) {
        List<Block> blocks = SampleBlocks.of(new double[][] {Z, LABELS}, LABELS, 8, loops.lanes());
        assertThat(blocks).extracting(Block::size).containsExactly(8, 1);
        assertThat(blocks).extracting(Block::length).containsExactly(8, loops.lanes());
        assertThat(blocks.get(0).columns()[0]).containsExactly(-20, -3, -2.1, -1, 0, 1, 2.1, 3);
        assertThat(blocks.get(0).labelSigns()).containsExactly(1, -1, 1, -1, 1, -1, 1, -1);
        assertThat(blocks.get(1).columns()[0]).startsWith(20, 0);
        assertThat(blocks.get(1).columns()[1]).containsOnly(0);
        assertThat(blocks.get(1).labelSigns()).startsWith(1, 0);
    }
}
