package org.manymoons.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text with numbers in it, written as in {@link Locale#ROOT} wherever the program runs. */
public final class Wording {
    private Wording() {}

    /** As {@link String#format(Locale, String, Object...)}. */
    public static String format(String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** To so many digits that count, never below the value, so that "at most" stays true of it. */
    public static String roundedUp(double value, int digits) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.CEILING))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share as "97.04 %", and "-" where there is none. */
    public static String percent(@Nullable Double share) {
        return share == null ? "-" : format("%.2f %%", 100 * share);
    }

    /** To two digits that count, or as a whole number where that has more. */
    public static String short2(double value) {
        return format(Math.abs(value) < 99.5 ? "%.2g" : "%.0f", value);
    }

    /** "none of 3 runs", "2 of 3 runs", "all 3 runs", "both runs". */
    public static String outOf(int some, int all, String what) {
        if (some == all) {
            return (all == 2 ? "both " : "all " + all + " ") + what + "s";
        }
        return (some == 0 ? "none" : String.valueOf(some)) + " of " + counted(all, what);
    }

    /** With a capital letter. */
    public static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** "1 seed", "2 seeds". */
    public static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
