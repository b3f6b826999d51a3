package org.manymoons.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The column of a CSV file that holds the class labels. */
public sealed interface Label {

    /** The column with this name in the header. */
    record Name(@JsonValue String column) implements Label {}

    /** The column with this index, from 0 for the first; negative ones count from the end, -1 for the last. */
    record Index(@JsonValue int column) implements Label {}

    /** An integer is an index, a text a name. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Label read(Object value) {
        return value instanceof Integer index ? new Index(index) : new Name((String) value);
    }
}
