package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The section on whether it matters which solution is used, with two features and with three. */
@Tag("slow")
class MattersInBrowserTest extends InBrowser {
    private static Path page;
    private static JsonNode results;

    @BeforeAll
    static void openReports() throws IOException {
        page = report(
                "config/quick.yaml",
                "plane",
                "data.n_samples=60",
                "network.hidden=[4]",
                "training.l2=1e-4",
                "training.iterations=300",
                "census.seeds=1-10");
        results = JsonMapper.shared().readTree(Files.readString(page.resolveSibling("results.json")));
    }

    @Test
    void theScoresAreThoseOfTheResults() {
        browser.open(page, "#section=matters");

        assertScores(results.get("predictions"));
    }

    @Test
    void theEndStatesOfTheCensusAreComparedAtAKeyStroke() {
        browser.open(page, "#section=matters");
        browser.driver()
                .findElement(By.cssSelector("#matters button[data-choice=census]"))
                .sendKeys(Keys.ENTER);
        browser.settle();

        assertThat(browser.driver().getCurrentUrl()).contains("solutions=census");
        assertThat(browser.text("#matters button[aria-pressed=true]")).contains("census");
        assertThat(browser.text("#matters [data-slot=opening]")).contains("end state");
        assertScores(results.at("/census/predictions"));
    }

    @Test
    void theAddressSaysWhichSolutionsAreCompared() {
        browser.open(page, "#section=matters&solutions=census");

        assertScores(results.at("/census/predictions"));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void thePlaneHasTheWidestRangesOfTheRunsOwnProbabilities() {
        browser.open(page, "#section=matters");

        for (int place = 1; place <= 35; place++) {
            String row = "#matters [data-slot=plane] tbody tr:nth-child(" + place + ") td:nth-child(";
            double width = ((Number) browser.run(
                            "const p = mm.finished.map(run => mm.network.logit(run.parameters, [arguments[0], arguments[1]]))"
                                    + ".map(z => 1 / (1 + Math.exp(-z))); return Math.max(...p) - Math.min(...p)",
                            Double.parseDouble(browser.text(row + "1)")),
                            Double.parseDouble(browser.text(row + "2)"))))
                    .doubleValue();
            assertThat(Double.parseDouble(browser.text(row + "4)")))
                    .isCloseTo(width, Offset.offset(1e-3 + 0.02 * width));
        }
        assertThat(browser.number("return document.querySelectorAll('#matters [data-slot=plane] .plane path').length"))
                .isEqualTo(results.get("runs").size());
    }

    @Test
    void bothReliabilityCurvesHaveTheirIntervals() {
        browser.open(page, "#section=matters");
        JsonNode predictions = results.get("predictions");
        int bins = predictions.at("/averaged/reliability").size();
        for (JsonNode score : predictions.get("scores")) {
            if (score.get("seed").equals(predictions.get("baseline"))) {
                bins += score.get("reliability").size();
            }
        }

        String figure = "#matters [data-slot=reliability] ";
        assertThat(browser.number("return document.querySelectorAll('" + figure + "[data-mark=interval]').length"))
                .isEqualTo(bins);
        assertThat(browser.number("return document.querySelectorAll('" + figure + "tbody tr').length"))
                .isEqualTo(bins);
    }

    @Test
    void aPhoneShowsAllOfItWithoutScrollingSideways() {
        browser.width(390);
        browser.open(page, "#section=matters");

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void withThreeFeaturesTheWidthsAreCounted() throws IOException {
        Path table = report("config/csv.yaml", "table", "training.iterations=50", "census.seeds=null");
        browser.open(table, "#section=matters");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return d3.sum(document.querySelectorAll('#matters [data-slot=plane] tbody"
                        + " td:nth-child(3)'), cell => Number(cell.textContent))"))
                .isEqualTo(150);
        assertThat(browser.number("return document.querySelectorAll('#matters button').length"))
                .isZero();
    }

    @Test
    void aSingleRunSaysThatThereIsNothingToCompare() {
        Path single =
                report("config/quick.yaml", "single", "training.seeds=1", "training.iterations=5", "census.seeds=null");
        browser.open(single, "#section=matters");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.text("#matters")).contains("It takes two finished runs");
    }

    @Test
    void thePageOfACensusComparesItsEndStates() throws IOException {
        Path census = page("census", "config/quick.yaml", "census", "data.n_samples=60", "census.seeds=1-10");
        JsonNode predictions = JsonMapper.shared()
                .readTree(Files.readString(census.resolveSibling("census.json")))
                .get("predictions");
        browser.open(census, "#section=matters");

        assertThat(predictions.isNull()).isFalse();
        assertScores(predictions);
        assertThat(browser.number("return document.querySelectorAll('#matters figure canvas').length"))
                .isPositive();
        assertThat(browser.console()).isEmpty();
    }

    /** The terminal prints the barriers with two digits, too. */
    @Test
    void theHeightBetweenTwoRunsIsTheBarrierOfTheResults() {
        JsonNode pair = results.at("/pairs/0");
        browser.open(page, "#section=between&a=" + pair.get("a") + "&b=" + pair.get("b"));

        assertThat(browser.text("#between [data-slot=line] figcaption"))
                .contains("between its ends, is "
                        + browser.run(
                                "return mm.words.number(arguments[0], 2)",
                                pair.get("barrier_raw").asDouble())
                        + " as they stand");
    }

    private static void assertScores(JsonNode predictions) {
        JsonNode scores = predictions.get("scores");
        String row = "#matters [data-slot=scores] tbody tr:nth-child(";
        for (int k = 0; k <= scores.size(); k++) {
            JsonNode score = k < scores.size() ? scores.get(k) : predictions.get("averaged");
            assertThat(browser.text(row + (k + 1) + ") td:nth-child(2)"))
                    .isEqualTo(String.format(
                            Locale.ROOT, "%.4f", score.get("brier").asDouble()));
            assertThat(browser.text(row + (k + 1) + ") td:nth-child(3)").replaceAll("[^0-9.]", ""))
                    .isEqualTo(String.format(
                            Locale.ROOT, "%.2f", 100 * score.get("accuracy").asDouble()));
        }
        assertThat(browser.text("#matters [data-slot=opening]"))
                .contains(String.format(
                        Locale.ROOT, "%.3f", predictions.at("/widest/low").asDouble()))
                .contains(String.format(
                        Locale.ROOT, "%.3f", predictions.at("/widest/high").asDouble()));
    }

    private static Path report(String configuration, String folder, String... settings) {
        return page("run", configuration, folder, settings);
    }
}
