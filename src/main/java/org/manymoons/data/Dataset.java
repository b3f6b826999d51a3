package org.manymoons.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.numpy.NumpyRandom;
import org.manymoons.reference.Samples;

/**
 * What a network is trained on, and what it is tested on.
 *
 * @param training     the training set
 * @param test         the held-out test set; null if there is none
 * @param featureNames a name for each feature
 * @param labelName    the name of the label
 * @param classes      which label is which class; null where labels are numbers to be predicted
 */
public record Dataset(
        Samples training,
        @Nullable Samples test,
        List<String> featureNames,
        String labelName,
        @Nullable ClassTable classes) {

    /** Labels that are their classes: 0, 1, ... */
    public Dataset(Samples training, @Nullable Samples test, List<String> featureNames, String labelName) {
        this(training, test, featureNames, labelName, ClassTable.numbered(classes(training)));
    }

    /** The number of classes that the labels are the numbers of. */
    private static int classes(Samples samples) {
        return 1 + (int) Arrays.stream(samples.labels()).max().orElse(0);
    }

    /**
     * Checks the sets against each other.
     *
     * @throws DataException if the test set holds the same samples as the training set, in whatever order
     */
    public Dataset {
        featureNames = List.copyOf(featureNames);
        if (featureNames.size() != training.features() || (test != null && test.features() != training.features())) {
            throw new IllegalArgumentException("features must agree: names=" + featureNames.size() + ", training="
                    + training.features() + ", test=" + (test == null ? null : test.features()));
        }
        if (test != null && Rows.sameUpToOrder(training, test)) {
            throw new DataException("the test set holds the very same samples as the training set (" + training.size()
                    + " rows), so it tests nothing: give it another random_state, with noise above 0, or leave it out");
        }
    }

    /** A training set alone, with the names that data without a header get: x1, x2, ... and label. */
    public static Dataset of(Samples training) {
        return of(training, ClassTable.numbered(classes(training)));
    }

    /** The same with this table of its classes, null where labels are numbers to be predicted. */
    public static Dataset of(Samples training, @Nullable ClassTable classes) {
        List<String> names = IntStream.rangeClosed(1, training.features())
                .mapToObj(j -> "x" + j)
                .toList();
        return new Dataset(training, null, names, "label", classes);
    }

    /**
     * Generated samples, and a test set that differs only in its {@code random_state}.
     *
     * @param testRandomState 0 to 2^32 - 1, or null for no test set
     * @throws DataException if both sets are the same, as with the same random_state or without noise
     */
    public static Dataset generated(Generator generator, @Nullable Long testRandomState) {
        Dataset data = of(generator.samples(), generator.classes());
        return testRandomState == null
                ? data
                : data.withTest(generator.withRandomState(testRandomState).samples());
    }

    /**
     * Holds out a part of the training set, as {@code sklearn.model_selection.train_test_split(X, y, test_size=fraction,
     * random_state=...)} does: of a random permutation the first ceil(fraction n) rows are the test set, the others the
     * training set, both in the permutation's order.
     *
     * @param fraction    of the rows that are held out, above 0 and below 1
     * @param randomState 0 to 2^32 - 1
     * @throws DataException if fewer than one row, or rows of one class only, would be left to train on
     */
    public Dataset withHeldOut(double fraction, long randomState) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction must be above 0 and below 1: fraction=" + fraction);
        }
        int n = training.size();
        int held = (int) Math.ceil(fraction * n);
        int[] permutation = new NumpyRandom(randomState).permutation(n);
        String split = "holding out " + held + " of " + n + " rows (fraction " + fraction + ", random_state "
                + randomState + ") leaves ";
        if (held >= n) {
            throw new DataException(split + "nothing to train on: choose a smaller fraction");
        }
        Samples rest = Rows.of(training, Arrays.copyOfRange(permutation, held, n));
        ClassTable table = classes;
        if (table != null && Arrays.stream(rest.labels()).distinct().count() < 2) {
            throw new DataException(split + "one class only to train on, label "
                    + table.labels().get((int) rest.labels()[0])
                    + ": choose a smaller fraction or another random_state");
        }
        return new Dataset(rest, Rows.of(training, Arrays.copyOf(permutation, held)), featureNames, labelName, table);
    }

    /** SHA-256 of all numbers, as {@link Checksum} defines it, in hexadecimal. */
    public String checksum() {
        return Checksum.sha256(this);
    }

    private Dataset withTest(Samples held) {
        return new Dataset(training, held, featureNames, labelName, classes);
    }
}
