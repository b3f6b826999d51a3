package org.manymoons.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which label is which class. Labels 0, 1, ..., k-1 are their classes; any others are numbered in their order, numbers by
 * size and text by its characters, as scikit-learn's {@code LabelEncoder} does.
 *
 * @param labels the label of each class, from class 0 on
 */
public record ClassTable(List<String> labels) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,16}");
    private static final double LARGEST = 1e15; // whole doubles below it are exact
    private static final int MOST_SHOWN = 12;
    private static final int LONGEST_SHOWN = 40;

    public ClassTable {
        labels = List.copyOf(labels);
    }

    /** Labels that are their classes: 0, 1, ..., k-1. */
    public static ClassTable numbered(int classes) {
        return new ClassTable(
                IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /** The table of these labels, each of them in one form, see {@link #form}. */
    public static ClassTable of(List<String> forms) {
        TreeSet<String> sorted = new TreeSet<>(
                new ClassTable(forms).isOfNumbers()
                        ? Comparator.comparingLong(Long::parseLong)
                        : Comparator.naturalOrder());
        sorted.addAll(forms);
        return new ClassTable(List.copyOf(sorted));
    }

    /** A whole number in its shortest form, so that 1, 01 and 1.0 are one label. */
    public static String form(double wholeNumber) {
        return Long.toString((long) wholeNumber);
    }

    /** Whether it can be the number of a class or be given one. */
    public static boolean isWhole(double label) {
        return label == Math.rint(label) && Math.abs(label) < LARGEST;
    }

    /** Whether all labels are whole numbers. */
    public boolean isOfNumbers() {
        return labels.stream().allMatch(label -> NUMBER.matcher(label).matches());
    }

    /** The number of classes. */
    public int size() {
        return labels.size();
    }

    /** The class of each label. */
    public Map<String, Integer> indices() {
        return IntStream.range(0, size()).boxed().collect(Collectors.toMap(labels::get, k -> k));
    }

    /** Whether every label is the number of its class. */
    public boolean isNumbered() {
        return equals(numbered(size()));
    }

    /** The table in words: {@code 0 = setosa, 1 = versicolor}. */
    public String describe() {
        String shown = IntStream.range(0, Math.min(size(), MOST_SHOWN))
                .mapToObj(k -> k + " = " + shortened(labels.get(k)))
                .collect(Collectors.joining(", "));
        return size() > MOST_SHOWN ? shown + ", ... (" + size() + " classes)" : shown;
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_SHOWN ? label : label.substring(0, LONGEST_SHOWN) + "...";
    }
}
