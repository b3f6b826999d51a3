package org.manymoons.data;

/** Data that cannot be used; the message is one line that says what is wrong, where, and what to do. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(oneLine(message));
    }

    public DataException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** What a hostile file says of itself must not break the line, nor speak to a terminal. */
    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
