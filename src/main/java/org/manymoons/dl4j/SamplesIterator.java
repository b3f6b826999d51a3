package org.manymoons.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Batches;
import org.manymoons.data.ClassTable;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples for DL4J in double precision: the batches of {@link Batches}, in the same order in every epoch. The arrays are
 * made once and handed out again; a preprocessor gets copies. For one thread only.
 */
final class SamplesIterator implements DataSetIterator {
    private static final long serialVersionUID = 1;

    private final transient Samples samples;
    private final transient List<DataSet> batches;
    private final int batchSize;
    private final int outputs;
    private int row;

    private transient @Nullable DataSetPreProcessor preProcessor;

    /**
     * At the first batch, for one output.
     *
     * @param batchSize 1 or more, or null for full batch
     */
    SamplesIterator(Samples samples, @Nullable Integer batchSize) {
        this(samples, batchSize, 1);
    }

    /**
     * At the first batch, for so many outputs.
     *
     * @param batchSize 1 or more, or null for full batch
     */
    SamplesIterator(Samples samples, @Nullable Integer batchSize, int outputs) {
        this.samples = samples;
        this.outputs = outputs;
        this.batchSize = batchSize == null ? samples.size() : Math.min(batchSize, samples.size());
        this.batches = new ArrayList<>();
        for (Samples batch : Batches.of(samples, batchSize)) {
            batches.add(dataSet(batch, outputs));
        }
    }

    /** Inputs (n x d) and labels (n x 1) as DOUBLE arrays outside any workspace. */
    static DataSet dataSet(Samples samples) {
        return dataSet(samples, 1);
    }

    /** The same with the targets of so many outputs (n x outputs), see {@link OutputLoss#target}. */
    @SuppressWarnings("try") // the scope is only to be closed
    static DataSet dataSet(Samples samples, int outputs) {
        double[][] labels = new double[samples.size()][outputs];
        for (int n = 0; n < labels.length; n++) {
            for (int k = 0; k < outputs; k++) {
                labels[n][k] = OutputLoss.target(samples.labels()[n], k, outputs);
            }
        }
        try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return new DataSet(Nd4j.createFromArray(samples.inputs()), Nd4j.createFromArray(labels));
        }
    }

    @Override
    public boolean hasNext() {
        return row < samples.size();
    }

    @Override
    public DataSet next() {
        return next(batchSize);
    }

    /** The next {@code count} samples, or as many as are left. */
    @Override
    public DataSet next(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a batch must have one sample or more: count=" + count);
        }
        if (!hasNext()) {
            throw new NoSuchElementException("no samples are left of " + samples.size() + "; reset() starts again");
        }
        boolean regular = count == batchSize && row % batchSize == 0;
        DataSet batch = regular ? batches.get(row / batchSize) : rows(row, Math.min(count, samples.size() - row));
        row += batch.numExamples();
        if (preProcessor == null) {
            return batch;
        }
        DataSet copy = batch.copy();
        preProcessor.preProcess(copy);
        return copy;
    }

    private DataSet rows(int from, int count) {
        double[][] inputs = new double[count][];
        double[] labels = new double[count];
        System.arraycopy(samples.inputs(), from, inputs, 0, count);
        System.arraycopy(samples.labels(), from, labels, 0, count);
        return dataSet(new Samples(inputs, labels), outputs);
    }

    @Override
    public void reset() {
        row = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /** False: a second thread would only cost time, the batches are there already. */
    @Override
    public boolean asyncSupported() {
        return false;
    }

    @Override
    public int batch() {
        return batchSize;
    }

    @Override
    public int inputColumns() {
        return samples.features();
    }

    @Override
    public int totalOutcomes() {
        return outputs;
    }

    /** The numbers of the classes; of one output of the two. */
    @Override
    public List<String> getLabels() {
        return ClassTable.numbered(Math.max(2, outputs)).labels();
    }

    @Override
    public void setPreProcessor(@Nullable DataSetPreProcessor preProcessor) {
        this.preProcessor = preProcessor;
    }

    @Override
    public @Nullable DataSetPreProcessor getPreProcessor() {
        return preProcessor;
    }
}
