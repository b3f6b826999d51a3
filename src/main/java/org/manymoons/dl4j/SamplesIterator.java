package org.manymoons.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Batches;
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
    private int row;

    private transient @Nullable DataSetPreProcessor preProcessor;

    /**
     * At the first batch.
     *
     * @param batchSize 1 or more, or null for full batch
     */
    SamplesIterator(Samples samples, @Nullable Integer batchSize) {
        this.samples = samples;
        this.batchSize = batchSize == null ? samples.size() : Math.min(batchSize, samples.size());
        this.batches = new ArrayList<>();
        for (Samples batch : Batches.of(samples, batchSize)) {
            batches.add(dataSet(batch));
        }
    }

    /** Inputs (n x d) and labels (n x 1) as DOUBLE arrays outside any workspace. */
    @SuppressWarnings("try") // the scope is only to be closed
    public static DataSet dataSet(Samples samples) {
        double[][] labels = new double[samples.size()][1];
        for (int n = 0; n < labels.length; n++) {
            labels[n][0] = samples.labels()[n];
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
        return dataSet(new Samples(inputs, labels));
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
        return 1;
    }

    /** The names of the two classes. */
    @Override
    public List<String> getLabels() {
        return List.of("0", "1");
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
