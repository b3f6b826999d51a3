package org.manymoons.models;

/** Data, or options, that do not fit the model; the message is one line that names both. */
public final class DataMismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataMismatch(String message) {
        super(message);
    }
}
