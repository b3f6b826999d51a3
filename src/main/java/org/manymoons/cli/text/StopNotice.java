package org.manymoons.cli.text;

/** Tells somebody who stops long work with Ctrl-C that nothing is lost. */
public final class StopNotice implements AutoCloseable {
    private final Thread hook = new Thread(
            () -> System.err.println("stopped; what is finished is kept, and the same command goes on with the rest"));

    /** Until it is closed. */
    public StopNotice() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
