package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parts of the report come to lie on a screen. */
@Tag("slow")
class ReportLayoutTest extends InBrowser {
    private static Path page;

    @BeforeAll
    static void openTheReportOfASmallRun() {
        page = page(
                "run",
                "config/quick.yaml",
                "run",
                "data.n_samples=100",
                "training.iterations=100",
                "census.seeds=null");
    }

    @BeforeEach
    void wideScreen() {
        browser.width(1280);
    }

    private static double edge(String selector, String side) {
        return browser.number("return document.querySelector('" + selector + "').getBoundingClientRect()." + side);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 700, 1280})
    void aHeadingThatALinkLeadsToIsNotUnderTheBar(int width) {
        browser.width(width);
        browser.open(page, "#section=ends");

        assertThat(edge("#ends-heading", "top")).isGreaterThanOrEqualTo(edge("nav", "bottom"));
    }

    @Test
    void theAlignButtonKeepsItsPlaceAndItsWidth() {
        browser.open(page, "#section=weights");
        String sides =
                "const {left, top, width} = document.querySelector('[data-action=align]').getBoundingClientRect();"
                        + " return [left, top, width]";
        Object before = browser.run(sides);

        browser.click("[data-action=align]");
        assertThat(browser.run(sides)).isEqualTo(before);
        assertThat(browser.run("return document.querySelector('[data-action=align]').innerText"))
                .isEqualTo("Put the units back");
    }

    @Test
    void alignedBiasAndOutputMoveToTheirPlacesWithTheWeights() {
        browser.media("prefers-reduced-motion", "reduce");
        browser.open(page, "#section=weights&aligned=yes&a=1&b=2");

        assertThat(
                        browser.run(
                                "return [...new Set([...document.querySelectorAll('#weights .arrow')].map(a => a.dataset.part))]"))
                .isEqualTo(List.of("weights", "bias", "out"));
        assertThat(browser.number("return document.querySelectorAll('#weights .arrow[data-part=weights]').length"))
                .isEqualTo(3 * browser.number("return mm.compared.length"));
    }

    @Test
    void theLabelOfTheLineOfStabilityHidesNoCurve() {
        browser.open(page, "");

        assertThat(browser.run("return getComputedStyle(document.querySelector('.rule-label')).stroke"))
                .isEqualTo("none");
        assertThat(browser.run("const label = document.querySelector('.rule-label'), curves ="
                        + " [...label.closest('svg').querySelectorAll(':scope > path')]; return curves.length > 0 &&"
                        + " curves.every(c => label.compareDocumentPosition(c) & Node.DOCUMENT_POSITION_FOLLOWING)"))
                .as("curves are drawn over the label")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void noLabelOfAnAxisIsCut(int width) {
        browser.width(width);
        browser.open(page, "");

        assertThat(browser.run("return [...document.querySelectorAll('.axis text')].filter(t => {"
                        + " const [a, b] = [t, t.closest('svg')].map(e => e.getBoundingClientRect());"
                        + " return a.left < b.left - 1 || a.right > b.right + 1; }).map(t => t.textContent)"))
                .isEqualTo(List.of());
    }

    /** With minima, so that there are spectra. */
    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void everythingIsDrawnWithinItsPicture(int width) {
        Path minima = page(
                "run",
                "config/quick.yaml",
                "minima-" + width,
                "data.n_samples=100",
                "training.iterations=100",
                "training.l2=1e-3",
                "census.seeds=1-2");
        browser.width(width);
        browser.open(minima, "");

        assertThat(browser.run("return document.querySelector('[data-slot=spectra] svg[role=img]') !== null"))
                .isEqualTo(true);
        assertThat(outsideOfTheirPictures("")).isEqualTo(List.of());
    }

    /** Of a page without scripts, the one that networks get that have another output than one sigmoid. */
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "identity"})
    void aPlainPageIsNoWiderThanATelephone(String output) {
        Path plain = page(
                "run",
                "config/quick.yaml",
                output,
                "network.output=" + output,
                "data.n_samples=60",
                "training.iterations=20",
                "census.seeds=1-2");
        browser.width(390);
        browser.driver().get(plain.toUri().toString());

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        assertThat(edge("svg.plane", "right")).isLessThanOrEqualTo(390);
    }

    @Test
    void theWeightsOfTheRunsAreSeenOnATelephone() {
        browser.width(390);
        browser.open(page, "");

        assertThat(edge("#question td:last-child", "right")).isLessThanOrEqualTo(390);
        assertThat(
                        browser.run(
                                "return getComputedStyle(document.querySelector('#question td:last-child'), '::before').content"))
                .isEqualTo("\"weights, unit by unit\"");
    }

    @Test
    void sliderPictureAndLossAreSeenTogetherSideBySide() {
        browser.open(page, "#section=between");

        assertThat(edge("[data-slot=live]", "top")).isCloseTo(edge("[data-slot=line]", "top"), Offset.offset(1.0));
        assertThat(edge("[data-slot=live]", "right")).isLessThan(edge("[data-slot=line]", "left"));
    }

    @Test
    void theSliderStaysWhileTheReaderScrollsOnATelephone() {
        browser.width(390);
        browser.open(page, "#section=between");
        browser.run("document.querySelector('[data-slot=live] figcaption').scrollIntoView({block: 'center'})");
        browser.settle();

        assertThat(edge("[data-choice=t]", "top")).isBetween(0.0, 200.0);
    }

    @Test
    void aPictureOfAUnitHasTheSameColoursInTheDark() {
        String picture = "return document.querySelector('#weights image').getAttribute('href')";
        browser.open(page, "");
        Object light = browser.run(picture);
        browser.media("prefers-color-scheme", "dark");
        browser.open(page, "");

        assertThat(browser.run(picture)).isEqualTo(light);
    }

    @Test
    void theDistanceAsItStandsAndTheAlignedOneAreOfOnePair() {
        browser.open(page, "");
        String said = String.valueOf(
                browser.run("return document.querySelector('#weights [data-slot=opening]').textContent"));
        String nearest = String.valueOf(browser.run("const p = d3.least(mm.pairs, p => p.aligned_distance);"
                + " return `seeds ${p.a} and ${p.b}: ${mm.words.number(p.raw_distance, 3)} apart as they stand,"
                + " ${mm.words.number(p.aligned_distance, 3)} aligned`"));

        assertThat(said).contains(nearest);
    }

    @Test
    void aCostAfterTrainingHasTheSameDigitsEverywhere() {
        browser.open(page, "");

        assertThat(browser.run(
                        "const found = [...document.querySelectorAll('[data-slot=runs], [data-slot=each], [data-slot=diagrams], #question [data-slot=opening]')].map(e => e.innerText).join(' ').match(/[Cc]ost(?: ended at)? \\d+\\.\\d+/g);"
                                + " return [...new Set(found.map(c => c.split('.')[1].length))]"))
                .isEqualTo(List.of(5L));
    }

    @Test
    void theLastRecordedLossesHaveTheDigitsOfACost() {
        browser.open(page, "");

        assertThat(browser.text("[data-slot=loss] figcaption"))
                .containsPattern("last recorded values are \\d\\.\\d{5} to \\d\\.\\d{5}\\.");
    }

    @Test
    void theWeightsDriftFromWhereTrainingLeftThemToTheEndState() {
        browser.open(page, "");

        assertThat(browser.run("return mm.data.drift.ways.every(way => { const run = mm.run(way.seed), same = (p, q) =>"
                        + " p.every((v, k) => v === q[k]); return same(way.places[0], run.parameters)"
                        + " && same(way.places.at(-1), run.polished.parameters) && way.places.length <= 40; })"))
                .isEqualTo(true);
        assertThat(browser.number("return mm.data.drift.ways.length")).isPositive();
        String shown = browser.text("[data-slot=drift] figcaption");
        browser.run(
                "const s = document.querySelector('[data-choice=polished]'); s.value = 0; s.dispatchEvent(new Event('input'))");
        assertThat(browser.text("[data-slot=drift] figcaption")).isNotEqualTo(shown);
        assertThat(browser.console()).isEmpty();
    }

    /** On 19 cm of a page, with all tables open: what does not fit is cut there, or makes all else small. */
    @Test
    void nothingIsWiderThanThePaper() {
        browser.open(page, "");
        browser.width(720);
        browser.medium("print");
        browser.run("dispatchEvent(new Event('beforeprint'))");
        browser.settle();

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(720);
        assertThat(browser.number("return [...document.querySelectorAll('figure')].filter(figure =>"
                        + " figure.getBoundingClientRect().height === 0).length"))
                .isZero();
        browser.run("dispatchEvent(new Event('afterprint'))");
        browser.medium("screen");
    }
}
