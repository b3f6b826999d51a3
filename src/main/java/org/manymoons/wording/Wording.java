package org.manymoons.wording;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text with numbers in it, written as in {@link Locale#ROOT} wherever the program runs. */
public final class Wording {
    private Wording() {}

    /** As {@link String#format(Locale, String, Object...)}. */
    public static String format(String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
