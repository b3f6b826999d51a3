package org.manymoons.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts template, style, scripts and data together. */
final class Page {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9]+)}}");
    private static final List<String> SHARED =
            List.of("core", "state", "network", "words", "figure", "chart", "plane", "diagram", "choice");

    private final String name;
    private final String title;
    private final List<String> answer;

    /**
     * @param name   of the experiment
     * @param title  what was trained, in a line
     * @param answer the sentences of the answer, shown even where no script runs
     */
    Page(String name, String title, List<String> answer) {
        this.name = name;
        this.title = title;
        this.answer = answer;
    }

    /** The page with these data, a JSON document. */
    String with(String json) {
        String style = Resource.own("page.css");
        String d3 = Html.script(Resource.d3());
        String scripts = Html.script(scripts());
        return filled(
                Resource.own("page.html"),
                Map.of(
                        "policy", SecurityPolicy.of(style, d3, scripts),
                        "name", Html.text(name),
                        "title", Html.text(title),
                        "style", style,
                        "navigation", navigation(),
                        "sections", sections(),
                        "data", Html.json(json),
                        "d3", d3,
                        "scripts", scripts));
    }

    private static String items(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<li>" + Html.text(sentence) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    private static String navigation() {
        return Arrays.stream(Section.values())
                .map(section -> "<li><a href=\"#section=" + section.id() + "\" data-section=\"" + section.id() + "\">"
                        + Html.text(section.title()) + "</a></li>")
                .collect(Collectors.joining("\n"));
    }

    private String sections() {
        return Arrays.stream(Section.values()).map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(Section section) {
        String id = section.id();
        String heading = "<h2 id=\"" + id + "-heading\" tabindex=\"-1\"><span class=\"number\">"
                + (List.of(Section.values()).indexOf(section) + 1) + "</span> " + Html.text(section.title()) + "</h2>";
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-heading\">\n" + heading + "\n"
                + filled(Resource.own("sections/" + id + ".html"), Map.of("answer", items(answer)))
                + "</section>";
    }

    private static String scripts() {
        Stream<String> sections = Arrays.stream(Section.values()).map(section -> "sections/" + section.id());
        return Stream.of(SHARED.stream(), sections, Stream.of("start"))
                .flatMap(names -> names)
                .map(script -> Resource.own(script + ".js"))
                .collect(Collectors.joining("\n"));
    }

    /** One pass over the template, so that what is filled in is never taken for a placeholder. */
    private static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the template has an unknown placeholder: " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
