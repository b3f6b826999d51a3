package org.manymoons.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text with numbers in it, written as in {@link Locale#ROOT} wherever the program runs. */
public final class Wording {
    /** Chosen: more than seven digits before the point are not read at a glance. */
    private static final double UNREADABLE = 1e7;

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

    /** To two digits that count, or as a whole number where that has more, but not too many to be read. */
    public static String short2(double value) {
        return format(Math.abs(value) < 99.5 || Math.abs(value) >= UNREADABLE ? "%.2g" : "%.0f", value);
    }

    /** With so many decimals, or to three digits that count where there are too many before the point to be read. */
    public static String fixed(double value, int decimals) {
        return format(Math.abs(value) >= UNREADABLE ? "%.2e" : "%." + decimals + "f", value);
    }

    /** As {@link #fixed}, and to three digits that count too where the decimals would all be zeros. */
    public static String fixedOrSmall(double value, int decimals) {
        boolean vanishes = value != 0 && Math.abs(value) < 0.5 * Math.pow(10, -decimals);
        return vanishes ? format("%.2e", value) : fixed(value, decimals);
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
