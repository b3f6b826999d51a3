package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report as its reader sees and uses it. */
@Tag("slow")
class ReportInBrowserTest extends InBrowser {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private static Path page;
    private static JsonNode results;

    @BeforeAll
    static void openTheReportOfASmallRun() throws IOException {
        page = report("usual", "data.n_samples=200", "training.iterations=300", "name='" + HOSTILE + "'");
        results = JsonMapper.shared().readTree(Files.readString(page.resolveSibling("results.json")));
    }

    @Test
    void everySectionIsDrawnWithoutAWordOnTheConsoleAndWithoutARequest() {
        browser.open(page, "");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .allSatisfy(request ->
                        assertThat(request).containsAnyOf("\"url\":\"file:", "\"url\":\"data:", "\"url\":\"about:"));
        assertThat(browser.number("return document.querySelectorAll('main > section').length"))
                .isEqualTo(9);
        assertThat(browser.run("return [...document.querySelectorAll('main > section')]"
                        + ".filter(s => s.innerText.length < 200).map(s => s.id)"))
                .isEqualTo(List.of());
        assertThat(browser.number("return document.querySelectorAll('figure svg, figure canvas').length"))
                .isGreaterThan(15);
        assertThat(browser.number("return document.querySelectorAll('svg[role=img]:not([aria-label])').length"))
                .isZero();
    }

    @Test
    void theHostileNameIsShownAsTextAndDoesNothing() {
        browser.open(page, "");

        assertThat(browser.text("h1")).contains(HOSTILE);
        assertThat(browser.driver().getTitle()).contains(HOSTILE);
        assertThat(browser.number("return document.images.length")).isZero();
    }

    /** Whatever else came into the page would do nothing: no handler, no script, no style, no request. */
    @Test
    void onlyThePagesOwnProgramRuns() {
        browser.open(page, "");
        browser.run("window.refused = [];"
                + " document.addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))");
        browser.run("document.body.insertAdjacentHTML('beforeend', `<img src='https://example.org/x.png'>"
                + "<p id='styled' style='color: rgb(1, 2, 3)' onclick='window.foreign = 1'>x</p>`);"
                + " const script = document.createElement('script'); script.textContent = 'window.foreign = 2';"
                + " document.body.append(script); document.getElementById('styled').click()");
        Object fetched = browser.run("return fetch('https://example.org').then(() => 'answered', () => 'failed')");
        browser.settle();

        assertThat(fetched).isEqualTo("failed");
        assertThat(browser.run("return window.foreign ?? 'none'")).isEqualTo("none");
        assertThat(browser.run("return getComputedStyle(document.getElementById('styled')).color"))
                .isNotEqualTo("rgb(1, 2, 3)");
        assertThat(browser.run("return [...new Set(refused)].sort()"))
                .isEqualTo(List.of("connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"));
    }

    @Test
    void theTableOfTheRunsHasTheNumbersOfTheResults() {
        browser.open(page, "");

        for (int k = 0; k < results.get("runs").size(); k++) {
            String row = "#question tbody tr:nth-child(" + (k + 1) + ") td:nth-child(";
            JsonNode run = results.get("runs").get(k);
            assertThat(browser.text(row + "1)")).isEqualTo(run.get("seed").asString());
            assertThat(Double.parseDouble(browser.text(row + "2)")))
                    .as("cost, to five decimals")
                    .isCloseTo(run.get("cost").asDouble(), Offset.offset(5.1e-6));
            assertThat(Double.parseDouble(browser.text(row + "3)").replaceAll("[^0-9.]", "")))
                    .isCloseTo(100 * run.get("training_accuracy").asDouble(), Offset.offset(0.005));
        }
        for (JsonNode sentence : results.get("short_answer")) {
            assertThat(browser.text("#question .short")).contains(sentence.stringValue());
        }
        for (JsonNode section : results.get("answer")) {
            for (JsonNode sentence : section.get("sentences")) {
                assertThat(browser.text("#question .details")).contains(sentence.stringValue());
            }
        }
    }

    @Test
    void thePagesOwnNetworkComputesTheCostsAndDistancesOfTheResults() {
        browser.open(page, "");

        for (int k = 0; k < results.get("runs").size(); k++) {
            assertThat(browser.number("const {inputs, labels} = mm.data.learnt; return mm.network.loss(mm.runs[" + k
                            + "].parameters, inputs, labels)"))
                    .as("cost of run %s on all samples, which are all drawn", k)
                    .isCloseTo(results.at("/runs/" + k + "/cost").asDouble(), ROUNDING);
        }
        for (int k = 0; k < results.get("pairs").size(); k++) {
            String aligned =
                    "const {a, b} = mm.pairs[" + k + "], [p, q] = [mm.run(a).parameters, mm.run(b).parameters],"
                            + " moved = mm.network.move(q, mm.pair(a, b).moves),"
                            + " back = mm.network.move(p, mm.pair(b, a).moves),"
                            + " norm = (x, y) => Math.hypot(...x.map((v, i) => v - y[i]));";
            double distance = results.at("/pairs/" + k + "/aligned_distance").asDouble();
            assertThat(browser.number(aligned + "return norm(p, moved)")).isCloseTo(distance, ROUNDING);
            assertThat(browser.number(aligned + "return norm(q, back)")).isCloseTo(distance, ROUNDING);
            assertThat(browser.number(
                            aligned + "return d3.max(mm.data.learnt.inputs, x => Math.abs(mm.network.logit(q, x)"
                                    + " - mm.network.logit(moved, x)))"))
                    .isCloseTo(0, ROUNDING);
        }
    }

    @Test
    void theAlignButtonMovesTheUnitsAndPutsThemBack() {
        browser.open(page, "#section=weights");
        String places = "return [...document.querySelectorAll('.arrow')].map(a => a.style.transform).join(';')";
        Object before = browser.run(places);
        var button = browser.driver().findElement(By.cssSelector("[data-action=align]"));

        button.click();
        assertThat(button.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(browser.run(places)).isNotEqualTo(before);
        assertThat(browser.text("[data-slot=arrows] figcaption")).contains("Now every run is aligned with seed 1");
        button.sendKeys(Keys.ENTER);
        assertThat(browser.run(places)).isEqualTo(before);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void motionIsLeftOutForWhoDoesNotWantIt() {
        String duration = "return parseFloat(getComputedStyle(document.querySelector('.arrow')).transitionDuration)";
        browser.open(page, "#section=weights");
        assertThat(browser.number(duration)).isGreaterThan(0.5);

        browser.media("prefers-reduced-motion", "reduce");
        assertThat(browser.number(duration)).isZero();
    }

    @Test
    void theSliderFollowsTheKeyboardAndItsEndsAreTheRuns() {
        browser.open(page, "#section=between&a=1&b=2&t=0.5");
        var slider = browser.driver().findElement(By.cssSelector("[data-choice=t]"));
        String caption = "[data-slot=live] figcaption";
        String halfway = browser.text(caption);

        slider.sendKeys(Keys.ARROW_RIGHT);
        browser.settle();
        assertThat(browser.text(caption)).isNotEqualTo(halfway).contains("51");
        slider.sendKeys(Keys.HOME);
        browser.settle();
        assertThat(shownLoss()).isCloseTo(results.at("/runs/0/cost").asDouble(), Offset.offset(5e-5));
        slider.sendKeys(Keys.END);
        browser.settle();
        assertThat(shownLoss()).isCloseTo(results.at("/runs/1/cost").asDouble(), Offset.offset(5e-5));
        assertThat(browser.driver().getCurrentUrl()).contains("t=1");
    }

    private static double shownLoss() {
        return Double.parseDouble(
                browser.text("[data-slot=live] figcaption").replaceAll("(?s).*its loss is ([0-9.e-]+) and.*", "$1"));
    }

    @Test
    void theFragmentHoldsTheChoicesAndBringsThemBack() {
        browser.open(page, "#section=between");
        browser.click("#between [data-choice=a] option[value='3']");
        browser.click("#between [data-choice=aligned]");
        browser.click("[data-choice=weights] option[value=polished]");
        browser.settle();
        String address = browser.driver().getCurrentUrl();
        String figure = browser.text("[data-slot=live] figcaption");

        assertThat(address).contains("a=3", "b=2", "aligned=yes", "weights=polished", "section=");
        browser.open(page, address.substring(address.indexOf('#')));
        assertThat(browser.text("[data-slot=live] figcaption")).isEqualTo(figure);
        assertThat(browser.run("return [...document.querySelectorAll('[data-choice=a]')].map(s => s.value)"))
                .isEqualTo(List.of("3", "3"));
        assertThat(browser.run("return document.querySelector('[data-action=align]').getAttribute('aria-pressed')"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#section=weights", "#section=method", "#section=ends&a=2"})
    void theFragmentLeadsToItsSection(String fragment) {
        browser.open(page, fragment);
        String id = fragment.replaceAll(".*section=([a-z]+).*", "$1");

        assertThat(browser.number("return document.getElementById('" + id + "').getBoundingClientRect().top"))
                .isBetween(-5.0, 400.0);
        assertThat(browser.text("nav a[aria-current]")).isEqualTo(heading(id));
    }

    private static String heading(String id) {
        return browser.text("#" + id + " h2").replaceAll("^\\d+ ", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a=99&b=x&t=7&section=nowhere&weights=gold", "#%%%", "#section=<b>&a=__proto__"})
    void aBrokenFragmentIsTakenAsNone(String fragment) {
        browser.open(page, fragment);

        assertThat(browser.run("return document.documentElement.dataset.ready")).isEqualTo("yes");
        assertThat(browser.run("return [mm.state.current.a, mm.state.current.b, mm.state.current.t]"))
                .isEqualTo(List.of(1L, 2L, 0.5));
    }

    @Test
    void darkModeChangesGroundAndInk() {
        browser.open(page, "");
        String light = ground();
        browser.media("prefers-color-scheme", "dark");
        browser.settle();

        assertThat(light).isEqualTo("rgb(255, 255, 255)");
        assertThat(ground()).isEqualTo("rgb(20, 23, 27)");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void printingInDarkModeIsLightAndGoesBackAfterwards() {
        browser.media("prefers-color-scheme", "dark");
        browser.open(page, "");
        String canvas = "return document.querySelector('#learnt canvas').toDataURL()";
        Object dark = browser.run(canvas);
        double open = browser.number("return document.querySelectorAll('details[open]').length");
        browser.run("dispatchEvent(new Event('beforeprint'))");
        Object printed = browser.run(canvas);
        assertThat(browser.number("return document.querySelectorAll('[data-slot=loss] details[open]').length"))
                .as("tables of hundreds of rows on paper")
                .isZero();
        assertThat(browser.number("return document.querySelectorAll('details[open]').length"))
                .isGreaterThan(open);
        browser.media("prefers-color-scheme", "light");
        browser.run("dispatchEvent(new Event('afterprint'))");

        assertThat(browser.run(canvas)).isEqualTo(printed).isNotEqualTo(dark);
        assertThat(browser.number("return document.querySelectorAll('details[open]').length"))
                .isEqualTo(open);
        assertThat(browser.printed()).hasSizeGreaterThan(50_000);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void everyPointOfTheCurvesIsInTheTables() {
        browser.open(page, "");

        double losses = 0;
        for (JsonNode curve :
                JsonMapper.shared().readTree(browser.text("#data")).at("/training/curves")) {
            losses += curve.get("losses").size();
        }
        assertThat(browser.number("return document.querySelectorAll('[data-slot=loss] tbody tr').length"))
                .isEqualTo(losses)
                .isPositive();
        double differences = 0;
        for (JsonNode run : results.get("runs")) {
            differences += run.at("/lockstep/differences").size();
        }
        assertThat(browser.number(
                        "return document.querySelectorAll('[data-slot=lockstep] table + table tbody tr').length"))
                .isEqualTo(differences)
                .isPositive();
    }

    private static String ground() {
        return String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1920})
    void nothingIsWiderThanTheScreen(int width) {
        browser.width(width);
        browser.open(page, "");
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingThatKeepsAnybodyOut(String scheme) throws IOException {
        browser.media("prefers-color-scheme", scheme);
        browser.open(page, "");
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.run(axe());

        assertThat(
                        browser.runAsynchronously(
                                "const done = arguments[0]; axe.run().then(found => done(found.violations.map("
                                        + "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | network.activation=relu",
                "sigmoid | network.activation=sigmoid",
                "deeper | network.hidden=[4,3]",
                "linear | network.activation=identity",
                "alone | training.seeds=5",
                "untested | data.test=null",
                "counted | census.seeds=1-3",
                "silent | listeners={log_loss_every: null, dump_parameters_every: null, sharpness_every: null}",
                "failing | training={learning_rate: 1e90, iterations: 20, seeds: 1-3}",
                "batches | training={batch_size: 16, iterations: 60, seeds: 1-3, updater: adam, learning_rate: 0.01}",
                "many | training={iterations: 10, seeds: 1-24}",
                "wide | network.hidden=[120]"
            })
    void otherRunsAreDrawnToo(String folder, String setting) throws IOException {
        Path other = report(folder, "data.n_samples=60", "training.iterations=40", "census.seeds=null", setting);
        browser.width(360);
        browser.open(other, "#section=between&aligned=yes");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.run("return document.documentElement.dataset.ready")).isEqualTo("yes");
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        assertThat(
                        String.valueOf(
                                browser.run(
                                        "return [...document.querySelectorAll('main > section:not(#method)')].map(s => s.textContent).join()")))
                .doesNotContain("undefined", "NaN", "null", "[object", "Infinity");
        if (browser.number("return mm.pairs.length") > 0 && !"linear".equals(folder)) {
            assertThat(
                            browser.number(
                                    "const pair = mm.pair(mm.pairs[0].a, mm.pairs[0].b), q = mm.run(mm.pairs[0].b).parameters,"
                                            + " moved = mm.network.move(q, pair.moves); return d3.max(mm.data.learnt.inputs,"
                                            + " x => Math.abs(mm.network.logit(q, x) - mm.network.logit(moved, x)) / (1 + Math.abs(mm.network.logit(q, x))))"))
                    .as("what alignment changes in the function, beside its size: weights of 1e90 are among them")
                    .isCloseTo(0, Offset.offset(1e-7));
        }
    }

    @Test
    void aTableOfThreeFeaturesIsDrawnWithoutAPlane() throws IOException {
        Path folder = temp.resolve("csv");
        Program.call(
                "run",
                "config/csv.yaml",
                "--out",
                folder.toString(),
                "--set",
                "training.iterations=50",
                "--set",
                "census.seeds=null");
        browser.open(folder.resolve("report.html"), "");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.text("#learnt")).contains("With 3 features there is no plane", "length", "weight");
        assertThat(browser.text("main")).doesNotContain("undefined", "NaN");
    }

    static String axe() throws IOException {
        try (InputStream in = ReportInBrowserTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path report(String folder, String... settings) {
        return page("run", "config/quick.yaml", folder, settings);
    }
}
