package org.manymoons.cli.text;

/** Tells somebody who stops long work with Ctrl-C what is left of it. */
public final class StopNotice implements AutoCloseable {
    private final Thread hook;

    /** For work that goes on where it was, until it is closed. */
    public StopNotice() {
        this("stopped; what is finished is kept, and the same command goes on with the rest");
    }

    private StopNotice(String notice) {
        hook = new Thread(() -> System.err.println(notice));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For work that is done as a whole or not at all. */
    public static StopNotice ofAWhole() {
        return new StopNotice("stopped before the end; nothing is left of it, and the same command begins anew");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
