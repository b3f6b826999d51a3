package org.manymoons.dl4j;

/** Which column of a CSV file is the label; all others are features. */
public sealed interface LabelColumn {

    /** The column with this name in the header. */
    record Named(String name) implements LabelColumn {}

    /** The column at this index: 0 is the first, -1 the last. */
    record At(int index) implements LabelColumn {}
}
