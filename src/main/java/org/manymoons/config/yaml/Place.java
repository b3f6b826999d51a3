package org.manymoons.config.yaml;

import java.util.Comparator;

/**
 * Where a value was given.
 *
 * @param source a file, or an option such as {@code --set data.noise=0.1}
 * @param line   from 1; 0 when the source is an option
 * @param column from 1, in characters
 */
public record Place(String source, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::isOption).thenComparingInt(Place::line).thenComparingInt(Place::column);

    public static Place option(String option) {
        return new Place(option, 0, 0);
    }

    public boolean isOption() {
        return line == 0;
    }

    /** In the order of the file; options come last, as they were given. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return isOption() ? source : source + ":" + line + ":" + column;
    }
}
