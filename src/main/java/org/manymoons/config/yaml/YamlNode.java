package org.manymoons.config.yaml;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows where it was given. */
public sealed interface YamlNode {

    Place place();

    /** The value in a few words, as messages show it. */
    String show();

    /** Whether this is the value null. */
    default boolean isNull() {
        return false;
    }

    /** Keys and values in the order of the file. The map is open to overrides. */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String show() {
            return entries.isEmpty() ? "an empty section" : "a section";
        }

        /** Key and value of a key that is there. */
        public Entry get(String key) {
            return Objects.requireNonNull(entries.get(key), key);
        }

        /** The value at a path of keys, {@code data.test.random_state}. */
        public Optional<YamlNode> find(String path) {
            return entry(path).map(Entry::value);
        }

        /** Key and value at a path of keys. */
        public Optional<Entry> entry(String path) {
            int dot = path.indexOf('.');
            if (dot < 0) {
                return Optional.ofNullable(entries.get(path));
            }
            return entry(path.substring(0, dot))
                    .map(Entry::value)
                    .filter(Mapping.class::isInstance)
                    .flatMap(section -> ((Mapping) section).entry(path.substring(dot + 1)));
        }
    }

    /** The place of a key, and its value. */
    record Entry(Place key, YamlNode value) {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String show() {
            boolean plain = items.size() <= 8 && items.stream().allMatch(Scalar.class::isInstance);
            return plain
                    ? items.stream().map(YamlNode::show).collect(Collectors.joining(", ", "[", "]"))
                    : "a list of " + items.size();
        }
    }

    /**
     * A single value.
     *
     * @param text  as it was written
     * @param value a Boolean, BigInteger, Double or String, or null
     */
    record Scalar(Place place, String text, @Nullable Object value) implements YamlNode {
        @Override
        public String show() {
            if (value == null) {
                return text.isEmpty() ? "nothing (null)" : text;
            }
            return value instanceof String ? Show.quoted(text) : Show.shortened(text);
        }

        @Override
        public boolean isNull() {
            return value == null;
        }
    }

    /** A value that was refused already, and of which no more is to be said. */
    record Refused(Place place) implements YamlNode {
        @Override
        public String show() {
            return "a refused value";
        }
    }
}
