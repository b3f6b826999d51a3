package org.manymoons.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.Batches;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.reference.Samples;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

class SamplesIteratorTest {
    private static final Samples MOONS = new MakeMoons(ClassSizes.ofTotal(23), 0.2, 0, true).samples();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 22, 23, 24})
    void dl4jGetsTheVeryBatchesOfTheReferenceEveryEpoch(int batchSize) {
        assertEpochs(batchSize);
    }

    @Test
    void fullBatchIsOneDataSetMadeOnce() {
        SamplesIterator iterator = new SamplesIterator(MOONS, null);
        DataSet first = iterator.next();
        iterator.reset();
        assertThat(iterator.next()).isSameAs(first);
        assertThat(first.numExamples()).isEqualTo(23);
        assertEpochs(null);
    }

    private static void assertEpochs(@Nullable Integer batchSize) {
        SamplesIterator iterator = new SamplesIterator(MOONS, batchSize);
        for (int epoch = 0; epoch < 2; epoch++) {
            for (Samples batch : Batches.of(MOONS, batchSize)) {
                DataSet dataSet = iterator.next();
                assertThat(dataSet.getFeatures().dataType()).isEqualTo(DataType.DOUBLE);
                assertThat(dataSet.getLabels().dataType()).isEqualTo(DataType.DOUBLE);
                assertThat(dataSet.getFeatures().toDoubleMatrix()).isDeepEqualTo(batch.inputs());
                assertThat(dataSet.getLabels().shape()).containsExactly(batch.size(), 1);
                assertThat(dataSet.getLabels().toDoubleVector()).isEqualTo(batch.labels());
            }
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
            iterator.reset();
        }
    }

    @Test
    void batchesOfAnotherSizeGoOnWhereTheLastEnded() {
        SamplesIterator iterator = new SamplesIterator(MOONS, 5);
        List<Double> seen = new ArrayList<>();
        for (int count : new int[] {5, 3, 5, 100}) {
            for (double[] row : iterator.next(count).getFeatures().toDoubleMatrix()) {
                seen.add(row[0]);
            }
        }
        List<Double> all = new ArrayList<>();
        for (double[] row : MOONS.inputs()) {
            all.add(row[0]);
        }
        assertThat(seen).isEqualTo(all);
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void aPreprocessorSeesEachBatchOnceAndLeavesTheSamplesAlone() {
        SamplesIterator iterator = new SamplesIterator(MOONS, 10);
        iterator.setPreProcessor(dataSet -> dataSet.getFeatures().muli(2));
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(iterator.next().getFeatures().getDouble(0, 0)).isEqualTo(2 * MOONS.inputs()[0][0]);
            iterator.reset();
        }
        iterator.setPreProcessor(null);
        assertThat(iterator.next().getFeatures().getDouble(0, 0)).isEqualTo(MOONS.inputs()[0][0]);
    }

    @Test
    void dl4jTrainsAndEvaluatesOnIt() {
        MultiLayerNetwork one = network();
        MultiLayerNetwork other = network();
        other.setParams(one.params().dup());
        SamplesIterator iterator = new SamplesIterator(MOONS, 10);
        one.fit(iterator, 3);
        for (int epoch = 0; epoch < 3; epoch++) {
            for (Samples batch : Batches.of(MOONS, 10)) {
                other.fit(SamplesIterator.dataSet(batch));
            }
        }
        assertThat(one.getIterationCount()).isEqualTo(9);
        assertThat(one.params().toDoubleVector()).isEqualTo(other.params().toDoubleVector());
        Evaluation evaluation = one.evaluate(iterator);
        assertThat(evaluation.getNumRowCounter()).isEqualTo(23);
    }

    private static MultiLayerNetwork network() {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.5))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(new LossBinaryXENT(1e-15))
                        .nIn(4)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
