package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One more network, trained by the reader of the report. */
@Tag("slow")
class TrainInBrowserTest extends InBrowser {
    private static final String STATUS = "#another-status";
    private static final String RESULT = "[data-slot=result]";

    private static Path page;

    @BeforeAll
    static void openTheReportOfASmallRun() {
        page = report("usual", "data.n_samples=200", "training.iterations=300");
    }

    /** Waits until what an element says has this pattern in it. */
    private static void await(String selector, String pattern) {
        browser.runAsynchronously("const done = arguments[arguments.length - 1], look = () => new RegExp('" + pattern
                + "').test(document.querySelector('" + selector + "').textContent) ? done() : setTimeout(look, 10);"
                + " look();");
    }

    private static void train(String seed) {
        var input = browser.driver().findElement(By.cssSelector("#another input[data-choice=seed]"));
        input.clear();
        input.sendKeys(seed, Keys.ENTER);
    }

    @Test
    void aNetworkIsTrainedToTheEndAndComparedWithRunsAndEndStates() {
        browser.open(page, "#section=another");
        train("77");
        await(STATUS, "Trained from seed 77");

        assertThat(browser.text(RESULT))
                .contains("Seed 77: its loss is 0.")
                .containsPattern(
                        "The nearest trained run is seed [123]: [0-9.]+ apart as the weights stand, [0-9.e-]+ aligned")
                .contains("The nearest end state of the census is A", "Nearest is not the same as equal")
                .doesNotContain("NaN", "undefined", "null");
        assertThat(browser.number("return document.querySelectorAll('#another figure').length"))
                .isEqualTo(5);
        assertThat(browser.number("return document.querySelectorAll('[data-slot=distances] tbody tr').length"))
                .isGreaterThanOrEqualTo(4);
        assertThat(outsideOfTheirPictures("#another")).isEqualTo(List.of());
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .allSatisfy(request -> assertThat(request)
                        .containsAnyOf("\"url\":\"file:", "\"url\":\"data:", "\"url\":\"about:", "\"url\":\"blob:"));
    }

    @Test
    void theSeedOfARunGivesTheNetworkOfThatRunUpToRounding() throws IOException {
        JsonNode run = JsonMapper.shared()
                .readTree(Files.readString(page.resolveSibling("results.json")))
                .at("/runs/1");
        browser.open(page, "#section=another");
        train("2");
        await(STATUS, "Trained from seed 2");

        assertThat(browser.text(RESULT))
                .contains("The nearest trained run is seed 2", "Seed 2 is a run of DL4J's too")
                .contains("label 100.0\u00a0% of the samples alike");
        String first = "[data-slot=networks] tbody tr:first-child td:last-child";
        assertThat(Double.parseDouble(browser.text(first)))
                .isCloseTo(run.at("/parameters/0").asDouble(), Offset.offset(1e-6));
    }

    @Test
    void aTrainingThatIsStoppedShowsTheNetworkAsItStands() {
        browser.open(page, "#section=another");
        browser.run("mm.data.recipe.iterations = 1000000000");
        train("5");
        await("#another output", "loss 0");
        assertThat(browser.text("[data-action=train]")).isEqualTo("Stop");
        browser.click("[data-action=train]");

        assertThat(browser.text(STATUS)).containsPattern("^Stopped after [0-9,]+ of 1,000,000,000 updates\\.$");
        assertThat(browser.text(RESULT)).contains("Seed 5, stopped after", "The nearest trained run is seed");
        assertThat(browser.text("[data-action=train]")).isEqualTo("Train");
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "4294967296"})
    void whatIsNoSeedIsRefusedWithASentence(String seed) {
        browser.open(page, "#section=another");
        train(seed);

        assertThat(browser.text(STATUS)).isEqualTo("A seed is a whole number from 0 to 4,294,967,295.");
        assertThat(browser.run("return document.querySelector('#another input').getAttribute('aria-invalid')"))
                .isEqualTo("true");
    }

    @Test
    void theSeedThatIsProposedHasNotBeenUsed() {
        browser.open(page, "");

        assertThat(browser.run("return document.querySelector('#another input').value"))
                .isEqualTo("5");
    }

    @Test
    void theAlignButtonMovesTheArrowsAndPutsThemBack() {
        browser.open(page, "#section=another");
        train("8");
        await(STATUS, "Trained");
        String places =
                "return [...document.querySelectorAll('#another .arrow')].map(a => a.style.transform).join(';')";
        Object before = browser.run(places);
        var button = browser.driver().findElement(By.cssSelector("[data-action=align-another]"));

        button.sendKeys(Keys.ENTER);
        assertThat(button.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(browser.run(places)).isNotEqualTo(before);
        button.sendKeys(Keys.ENTER);
        assertThat(browser.run(places)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatWasTrainedFitsAPhoneAndKeepsNobodyOut(String scheme) throws IOException {
        browser.media("prefers-color-scheme", scheme);
        browser.width(390);
        browser.open(page, "#section=another");
        train("9");
        await(STATUS, "Trained");
        browser.run("document.querySelectorAll('#another details').forEach(d => d.open = true)");
        browser.run(ReportInBrowserTest.axe());

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(browser.runAsynchronously("const done = arguments[0]; axe.run('#another').then(found => done("
                        + "found.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))))"))
                .isEqualTo(List.of());
        browser.media("prefers-color-scheme", "light");
    }

    /** The logarithm of a browser differs from Java's in its last bit, often enough to be seen here. */
    @Test
    void initialWeightsOfTheBrowserAreThoseOfTheProgramBitForBit() {
        browser.open(page, "");
        Network network = Network.of(2, List.of(3), Activation.TANH, 0); // quick.yaml's
        for (long seed = 0; seed < 20; seed++) {
            Object weights = browser.run(
                    "return [...mm.train.initialWeights(mm.data.network, mm.data.recipe.initial_weights, arguments[0])].map(String)",
                    seed);
            assertThat(((List<?>) weights)
                            .stream()
                                    .mapToDouble(v -> Double.parseDouble((String) v))
                                    .toArray())
                    .as("seed %s", seed)
                    .containsExactly(NumpyNormal.initialWeights(network, seed, 0.01));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deeper | Trained | network={hidden: [4, 3], activation: relu}",
                "linear | Trained | network.activation=identity",
                "alone | Trained | training={seeds: 5, iterations: 40, batch_size: 16, updater: adam}",
                "xavier | Trained | network.initial_weights={scheme: xavier}",
                "huge | Trained | training={learning_rate: 1e90, iterations: 20, seeds: 1-3}",
                "failing | Failed after | training={learning_rate: 1e200, l2: 1, iterations: 20, seeds: 1-3}"
            })
    void otherNetworksAreTrainedToo(String folder, String outcome, String setting) {
        Path other = report(folder, "data.n_samples=60", "training.iterations=40", "census.seeds=null", setting);
        browser.width(390);
        browser.open(other, "#section=another");
        train("6");
        await(STATUS, outcome);

        assertThat(browser.text("#another")).doesNotContain("NaN", "undefined", "null", "Infinity", "[object");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    private static Path report(String folder, String... settings) {
        return page("run", "config/quick.yaml", folder, settings);
    }
}
