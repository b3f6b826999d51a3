package org.manymoons.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.manymoons.census.CensusResult;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.report.html.Html;
import org.manymoons.report.html.Resource;
import org.manymoons.report.html.SecurityPolicy;
import org.manymoons.results.AnswerSection;

/** Puts template, style, scripts and data together. */
final class Page {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9]+)}}");
    private static final List<String> SHARED = List.of(
            "core", "state", "train", "network", "align", "words", "figure", "chart", "plane", "diagram", "units",
            "choice", "compare");

    private final String name;
    private final String title;
    private final String question;
    private final List<Section> sections;
    private final Map<String, String> parts;

    /**
     * @param name        of the experiment
     * @param title       what was trained, in a line
     * @param shortAnswer its sentences and
     * @param answer      the details, both shown even where no script runs
     */
    Page(String name, String title, List<String> shortAnswer, List<AnswerSection> answer) {
        this(
                name,
                title,
                "why do the weights differ?",
                Section.OF_A_RUN,
                Map.of("short", paragraphs(shortAnswer), "answer", headed(answer)));
    }

    private Page(String name, String title, String question, List<Section> sections, Map<String, String> parts) {
        this.name = name;
        this.title = title;
        this.question = question;
        this.sections = sections;
        this.parts = parts;
    }

    /**
     * The page of a census.
     *
     * @param table of the end states, as HTML
     */
    static Page ofCensus(String name, String title, CensusResult census, String table) {
        return new Page(
                name,
                title,
                "where do many starts end?",
                Section.OF_A_CENSUS,
                Map.of("short", paragraphs(census.shortAnswer()), "answer", list(census.sentences()), "table", table));
    }

    /** The page of a landscape. */
    static Page ofLandscape(String name, String title, LandscapeResult landscape) {
        return new Page(name, title, "what lies between the solutions?", Section.OF_A_LANDSCAPE, landscape(landscape));
    }

    private static Map<String, String> landscape(LandscapeResult landscape) {
        return Map.of("passes", paragraphs(landscape.shortAnswer()), "passesindetail", list(landscape.sentences()));
    }

    /** With a section on the landscape after that on the end states. */
    Page and(LandscapeResult landscape) {
        List<Section> more = new ArrayList<>(sections);
        more.add(more.indexOf(Section.ENDS) + 1, Section.LANDSCAPE);
        Map<String, String> all = new HashMap<>(parts);
        all.putAll(landscape(landscape));
        return new Page(name, title, question, more, all);
    }

    /** The page with these data, a JSON document. */
    String with(String json) {
        String style = Resource.own("page.css");
        String d3 = Html.script(Resource.d3());
        String scripts = Html.script(scripts());
        return filled(
                Resource.own("page.html"),
                Map.ofEntries(
                        Map.entry("policy", SecurityPolicy.of(style, d3, scripts)),
                        Map.entry("name", Html.text(name)),
                        Map.entry("title", Html.text(title)),
                        Map.entry("question", question),
                        Map.entry("first", sections.get(0).id()),
                        Map.entry("style", style),
                        Map.entry("navigation", navigation()),
                        Map.entry("sections", sections()),
                        Map.entry("data", Html.json(json)),
                        Map.entry("d3", d3),
                        Map.entry("scripts", scripts)));
    }

    private static String paragraphs(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<p>" + Html.text(sentence) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String headed(List<AnswerSection> answer) {
        return answer.stream()
                .map(part -> "<h3>" + Html.text(part.topic().heading()) + "</h3>\n" + list(part.sentences()))
                .collect(Collectors.joining("\n"));
    }

    private static String list(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<li>" + Html.text(sentence) + "</li>")
                .collect(Collectors.joining("\n", "<ul class=\"answer\">\n", "\n</ul>"));
    }

    private String navigation() {
        return sections.stream()
                .map(section -> "<li><a href=\"#section=" + section.id() + "\" data-section=\"" + section.id() + "\">"
                        + Html.text(section.title()) + "</a></li>")
                .collect(Collectors.joining("\n"));
    }

    private String sections() {
        return sections.stream().map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(Section section) {
        String id = section.id();
        String heading = "<h2 id=\"" + id + "-heading\" tabindex=\"-1\"><span class=\"number\">"
                + (sections.indexOf(section) + 1) + "</span> " + Html.text(section.title()) + "</h2>";
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-heading\">\n" + heading + "\n"
                + filled(Resource.own("sections/" + id + ".html"), parts)
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
