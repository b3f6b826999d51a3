package org.manymoons.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file name made of a free title: letters, digits, {@code . _ -} of ASCII, some 64 at most, on any file system.
 * Never empty, hidden, {@code ..} or the name of something that lies in {@code models} anyway.
 */
final class Slug {
    private static final int LONGEST = 64;
    private static final Set<String> TAKEN = Set.of("examples", "readme", "readme.md");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private Slug() {}

    /** The slug of a title; a title without a usable character gives {@code run-} and a number made of it. */
    public static String of(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String dashed = ascii.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("-{2,}", "-");
        String slug = trimmed(cut(trimmed(dashed), LONGEST));
        if (slug.isEmpty()) {
            return String.format(Locale.ROOT, "run-%08x", name.hashCode());
        }
        String lower = slug.toLowerCase(Locale.ROOT);
        boolean unsafe = TAKEN.contains(lower) || DEVICE.matcher(lower).matches();
        return unsafe ? "run-" + slug : slug;
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[.-]+|[.-]+$", "");
    }
}
