package org.manymoons.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The labels of some samples: the numbers of their classes, or numbers to be predicted.
 *
 * @param values  one for each sample
 * @param classes which label is which class; null where the values are numbers to be predicted
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Labels(double[] values, @Nullable ClassTable classes) {

    /** Classes, of labels in their form, see {@link ClassTable#form}. */
    public static Labels classes(List<String> forms) {
        ClassTable classes = ClassTable.of(forms);
        Map<String, Integer> index = classes.indices();
        return new Labels(
                forms.stream()
                        .mapToDouble(form -> Objects.requireNonNull(index.get(form)))
                        .toArray(),
                classes);
    }

    /** Classes where all are whole numbers and not too many different ones, numbers to be predicted where they are not. */
    public static Labels of(double[] labels) {
        boolean classes = Arrays.stream(labels).allMatch(ClassTable::isWhole)
                && Arrays.stream(labels).distinct().count() <= Budget.CLASSES;
        return classes
                ? classes(Arrays.stream(labels).mapToObj(ClassTable::form).toList())
                : new Labels(labels, null);
    }
}
