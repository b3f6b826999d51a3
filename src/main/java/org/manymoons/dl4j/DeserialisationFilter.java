package org.manymoons.dl4j;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.util.function.Supplier;

/**
 * The virtual machine's deserialisation filter (JEP 290): on a thread on which DL4J reads a zip every object is rejected,
 * whatever its class; all other threads, and what follows on that one, are left to the filters of their own.
 */
final class DeserialisationFilter {
    private static final ThreadLocal<Boolean> CLOSED = ThreadLocal.withInitial(() -> false);
    private static final boolean INSTALLED = install();

    private DeserialisationFilter() {}

    private static boolean install() {
        if (ObjectInputFilter.Config.getSerialFilter() != null) {
            return false;
        }
        ObjectInputFilter.Config.setSerialFilter(info -> CLOSED.get() ? Status.REJECTED : Status.UNDECIDED);
        return true;
    }

    /**
     * Runs this with deserialisation closed on the current thread.
     *
     * @throws IllegalStateException if the virtual machine was started with another filter, which cannot be replaced
     */
    static <T> T closed(Supplier<T> reading) {
        if (!INSTALLED) {
            throw new IllegalStateException("the Java virtual machine has a deserialisation filter of its own"
                    + " (jdk.serialFilter), so DL4J cannot be kept from deserialising; start it without");
        }
        boolean before = CLOSED.get();
        CLOSED.set(true);
        try {
            return reading.get();
        } finally {
            CLOSED.set(before);
        }
    }
}
