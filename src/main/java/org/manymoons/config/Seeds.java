package org.manymoons.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;
import org.manymoons.config.yaml.Show;

/**
 * Seeds in the order they were written, each 0 to 2^32-1 and none twice: {@code "1-4, 10"}. Kept as ranges and never
 * spelt out, and neighbours are joined, so that {@code 1, 2, 3} and {@code 1-3} are equal.
 *
 * @param ranges at least one; together at most ten million seeds
 */
public record Seeds(List<Range> ranges) {
    private static final Pattern PART = Pattern.compile("(\\d+)(?:\\s*-\\s*(\\d+))?");

    /** The seeds from first to last, both included. */
    public record Range(long first, long last) {
        public Range {
            if (first < 0 || last > Limits.SEED) {
                throw new IllegalArgumentException(
                        "seed " + (first < 0 ? first : last) + " is outside 0 to " + Limits.SEED);
            }
            if (first > last) {
                throw new IllegalArgumentException(
                        "range " + first + "-" + last + " runs backwards; write " + last + "-" + first);
            }
        }

        long count() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    public Seeds {
        ranges = joined(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("no seed is given");
        }
        refuseTwice(ranges);
        long count = ranges.stream().mapToLong(Range::count).sum();
        if (count > Limits.SEEDS) {
            throw new IllegalArgumentException(count + " seeds are too many; at most " + Limits.SEEDS);
        }
    }

    /** Reads seeds and ranges with commas between them, {@code "1-4, 10"}. */
    public static Seeds parse(String text) {
        return read(text);
    }

    /** How many seeds. */
    public int count() {
        return (int) ranges.stream().mapToLong(Range::count).sum();
    }

    /** The seeds in order. */
    public LongStream stream() {
        return ranges.stream().flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()));
    }

    /** The seeds in ascending order, as a view that takes no memory for each. */
    public List<Long> ascending() {
        List<Range> sorted =
                ranges.stream().sorted(Comparator.comparingLong(Range::first)).toList();
        long[] before = new long[sorted.size()];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + sorted.get(i - 1).count();
        }
        int size = count();
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                int found = Arrays.binarySearch(before, Objects.checkIndex(index, size));
                int range = found >= 0 ? found : -found - 2;
                return sorted.get(range).first() + index - before[range];
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** The seeds as one text, {@code "1-4, 10"}. */
    @Override
    @JsonValue
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }

    /** Reads what YAML makes of seeds: an integer, a text, or a list of both. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Seeds read(@Nullable Object value) {
        List<Range> ranges = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(part -> addAll(ranges, part));
        } else {
            addAll(ranges, value);
        }
        return new Seeds(ranges);
    }

    private static void addAll(List<Range> ranges, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            long seed = ((Number) value).longValue();
            ranges.add(new Range(seed, seed));
        } else if (value instanceof String text) {
            for (String part : text.split(",", -1)) {
                ranges.add(range(part.strip()));
            }
        } else {
            throw new IllegalArgumentException("neither a seed nor a range such as 1-4: " + value);
        }
    }

    private static Range range(String part) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("neither a seed nor a range such as 1-4: " + Show.quoted(part));
        }
        long first = seed(matcher.group(1));
        return new Range(first, matcher.group(2) == null ? first : seed(matcher.group(2)));
    }

    private static long seed(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            throw new IllegalArgumentException(
                    "seed " + Show.shortened(digits) + " is outside 0 to " + Limits.SEED, tooLong);
        }
    }

    private static List<Range> joined(List<Range> ranges) {
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).last() + 1 == range.first()) {
                joined.set(last, new Range(joined.get(last).first(), range.last()));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    private static void refuseTwice(List<Range> ranges) {
        List<Range> sorted =
                ranges.stream().sorted(Comparator.comparingLong(Range::first)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).first() <= sorted.get(i - 1).last()) {
                throw new IllegalArgumentException(
                        "seed " + sorted.get(i).first() + " is given twice; each may be named once");
            }
        }
    }
}
