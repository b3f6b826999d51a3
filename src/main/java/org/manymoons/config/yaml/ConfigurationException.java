package org.manymoons.config.yaml;

import java.util.ArrayList;
import java.util.List;

/** A configuration that cannot be used. Each problem is one line and says where, what, the value and what is allowed. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** A configuration that is right in itself but cannot be used for what is asked; the line says why and what to do. */
    public static ConfigurationException notUsable(String line) {
        return new ConfigurationException(List.of(line));
    }

    static ConfigurationException because(Place place, String text) {
        return new ConfigurationException(List.of(new Problem(place, text).toString()));
    }

    /** In the order of the file, problems of options last; never empty. */
    public static ConfigurationException of(List<Problem> problems) {
        List<String> lines = problems.stream()
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .map(Problem::toString)
                .distinct()
                .toList();
        if (lines.size() <= Limits.PROBLEMS) {
            return new ConfigurationException(lines);
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Limits.PROBLEMS));
        shown.add("... and " + (lines.size() - Limits.PROBLEMS) + " more problems");
        return new ConfigurationException(shown);
    }

    /** One line for every problem, all of them; at least one. */
    public List<String> problems() {
        return problems;
    }
}
