package org.manymoons.study;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the parts of a run took, for timings.json. */
public final class Stopwatch {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** Ends a part. */
    public void lap(String part) {
        long now = System.nanoTime();
        seconds.put(part + "_seconds", Math.round((now - last) / 1e6) / 1e3);
        last = now;
    }

    /** The parts in order; a run that was stopped before has only what it did since. */
    public Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
