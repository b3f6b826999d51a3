package org.manymoons.proof;

/** A statement that could not be proven, which says nothing about its truth; the message says where the proof stopped. */
public final class NotProven extends Exception {
    private static final long serialVersionUID = 1;

    public NotProven(String message) {
        super(message);
    }
}
