package org.manymoons.report;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.reference.Network;
import org.manymoons.report.html.Html;
import org.manymoons.report.html.Resource;
import org.manymoons.report.html.SecurityPolicy;
import org.manymoons.report.html.SweepHtml;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.Experiment;
import org.manymoons.study.Fit;

/**
 * The page of a run or a census of a network with several outputs, or whose output is a number: the answer, the tables and one
 * plane. The moving figures of {@link Page} are for one sigmoid output. It needs no script.
 */
final class PlainPage {
    private final Experiment experiment;
    private final StringBuilder body = new StringBuilder();

    private PlainPage(Experiment experiment) {
        this.experiment = experiment;
    }

    /** Whether the network's page is this one. */
    static boolean isFor(Network network) {
        return !network.isOneSigmoid();
    }

    static String of(Experiment experiment, RunResults results) {
        PlainPage page = new PlainPage(experiment);
        page.section("The short answer", paragraphs(results.shortAnswer()));
        page.section("The runs", runs(results.trainings(), new Fit(experiment)));
        if (!results.pairs().isEmpty()) {
            page.section("Two by two", pairs(results.pairs()));
        }
        page.plane(results);
        page.section("The details", details(results.answer()));
        if (results.census() != null) {
            page.section("End states of the census", CensusTable.of(experiment, results.census()));
        }
        page.section("How it was done", page.settings());
        return page.filled("why do the weights differ?");
    }

    static String of(Experiment experiment, CensusResult census) {
        PlainPage page = new PlainPage(experiment);
        page.section("The short answer", paragraphs(census.shortAnswer()));
        page.section("End states", CensusTable.of(experiment, census) + list(census.sentences()));
        if (!census.endStates().isEmpty()) {
            page.section(
                    "What was learnt",
                    PlanePicture.of(
                            experiment.data(),
                            page.network(),
                            census.endStates().get(0).parameters(),
                            "end state A"));
        }
        page.section("How it was done", page.settings());
        return page.filled("where do many starts end?");
    }

    private Network network() {
        return experiment.plan().recipe().network();
    }

    private void section(String title, String content) {
        body.append(SweepHtml.heading(title, "")).append(content);
    }

    private void plane(RunResults results) {
        results.trainings().stream()
                .filter(run -> run.cost() != null && run.parameters() != null)
                .min(Comparator.comparingDouble((SeedResult run) -> Objects.requireNonNull(run.cost())))
                .ifPresent(best -> section(
                        "What was learnt",
                        PlanePicture.of(
                                experiment.data(),
                                network(),
                                Objects.requireNonNull(best.parameters()),
                                "seed " + best.seed() + ", the run of the lowest cost,")));
    }

    private static String runs(List<SeedResult> runs, Fit fit) {
        List<List<String>> rows = new ArrayList<>();
        for (SeedResult run : runs) {
            rows.add(List.of(
                    Long.toString(run.seed()),
                    run.cost() == null ? "failed after update " + run.failedAtIteration() : format("%.6g", run.cost()),
                    fit.onTraining(run.figures().trainingAccuracy(), run.parameters()),
                    fit.onTest(run.figures().testAccuracy(), run.parameters()),
                    number("%.1e", run.figures().gradientMaxAbs()),
                    number("%.3f", run.figures().sharpness())));
        }
        return SweepHtml.table(
                List.of(
                        "seed",
                        "cost",
                        "training " + fit.name(),
                        "test " + fit.name(),
                        "largest |gradient|",
                        "sharpness"),
                rows,
                1);
    }

    private static String pairs(List<PairResult> pairs) {
        List<List<String>> rows = new ArrayList<>();
        for (PairResult pair : pairs) {
            PredictionDifference held = pair.held();
            rows.add(List.of(
                    pair.a() + ", " + pair.b(),
                    format("%.3g", pair.rawDistance()),
                    format("%.3g", pair.alignedDistance()) + (pair.alignmentExact() ? "" : " at most"),
                    number("%.3g", pair.barrierRaw()),
                    number("%.3g", pair.barrierAligned()),
                    held.labelDisagreement() == null
                            ? number("%.3g", held.rootMeanSquare())
                            : percent(held.labelDisagreement()),
                    pair.verdict().label().replace('_', ' ')));
        }
        String difference = pairs.get(0).held().labelDisagreement() == null ? "rms difference" : "labels differ";
        return SweepHtml.table(
                List.of("seeds", "distance", "aligned", "rise", "rise, aligned", difference, "verdict"), rows, 1);
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "-" : format(format, value);
    }

    private static String paragraphs(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<p>" + Html.text(sentence) + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String list(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<li>" + Html.text(sentence) + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    }

    private static String details(List<AnswerSection> answer) {
        return answer.stream()
                .map(part -> "<h3>" + Html.text(part.topic().heading()) + "</h3>\n" + list(part.sentences()))
                .collect(Collectors.joining("\n"));
    }

    private String settings() {
        List<List<String>> rows = MethodData.of(experiment.configuration()).settings().stream()
                .map(setting -> List.of(setting.key(), setting.value()))
                .toList();
        return SweepHtml.table(List.of("key", "value"), rows, 1);
    }

    private String filled(String question) {
        String name = experiment.configuration().name();
        return filled(name, name + ": " + question, experiment.title(), body.toString());
    }

    /** A page without scripts. */
    static String filled(String name, String heading, String title, String body) {
        String style = Resource.own("sweep.css");
        return Resource.own("plain.html")
                .replace("{{policy}}", SecurityPolicy.of(style))
                .replace("{{style}}", style)
                .replace("{{name}}", Html.text(name))
                .replace("{{heading}}", Html.text(heading))
                .replace("{{title}}", Html.text(title))
                .replace("{{navigation}}", SweepHtml.navigation(body))
                .replace("{{body}}", body);
    }
}
