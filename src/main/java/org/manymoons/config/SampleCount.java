package org.manymoons.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.manymoons.config.yaml.Limits;

/**
 * How many samples of each class a generator draws. As in scikit-learn a single number n gives n/2 (rounded down) outer
 * samples, of class 0, and the rest inner ones, of class 1.
 */
public record SampleCount(int outer, int inner) {
    public SampleCount {
        if (outer < 1 || inner < 1 || (long) outer + inner > Limits.SAMPLES) {
            throw new IllegalArgumentException("there must be samples of both classes, at most " + Limits.SAMPLES
                    + " together: outer=" + outer + ", inner=" + inner);
        }
    }

    /** n samples, shared evenly. */
    public static SampleCount of(int n) {
        return new SampleCount(n / 2, n - n / 2);
    }

    /** All samples. */
    public int total() {
        return outer + inner;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SampleCount read(Object value) {
        if (value instanceof List<?> pair) {
            return new SampleCount((Integer) pair.get(0), (Integer) pair.get(1));
        }
        return of((Integer) value);
    }

    @JsonValue
    Object write() {
        return equals(of(total())) ? total() : List.of(outer, inner);
    }
}
