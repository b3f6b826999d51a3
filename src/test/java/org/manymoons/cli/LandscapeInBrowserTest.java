package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a landscape, looked at in a browser. */
@Tag("slow")
class LandscapeInBrowserTest extends InBrowser {
    private static Path page;
    private static JsonNode result;

    @BeforeAll
    static void openPage() throws Exception {
        Path folder = temp.resolve("census");
        Stream<String> settings = Stream.of(
                        "data.n_samples=60",
                        "data.noise=0.3",
                        "network.hidden=[2]",
                        "network.initial_weights.scale=1",
                        "training.l2=3.0e-3",
                        "training.iterations=200",
                        "training.learning_rate=0.5",
                        "census.seeds=1-12")
                .flatMap(set -> Stream.of("--set", set));
        assertThat(Program.call(Stream.concat(
                                        Stream.of("census", "config/quick.yaml", "--out", folder.toString()), settings)
                                .toArray(String[]::new))
                        .status())
                .isZero();
        assertThat(Program.call("landscape", folder.toString(), "--searches", "12")
                        .status())
                .isZero();
        page = folder.resolve("landscape.html");
        result = JsonMapper.shared().readTree(Files.readString(folder.resolve("landscape.json")));
    }

    @BeforeEach
    void openThePage() {
        browser.open(page, "");
    }

    @Test
    void everyNodeOfTheGraphIsDrawnAtItsCost() {
        List<?> heights = (List<?>)
                browser.run(
                        "return [...document.querySelectorAll('#landscape [data-node]')].map(c => c.getBoundingClientRect().top)");

        JsonNode nodes = result.get("graph").get("nodes");
        assertThat(heights).hasSize(nodes.size());
        for (int k = 1; k < nodes.size(); k++) {
            double higher = nodes.get(k).get("cost").asDouble()
                    - nodes.get(0).get("cost").asDouble();
            double drawn = ((Number) heights.get(0)).doubleValue() - ((Number) heights.get(k)).doubleValue();
            assertThat(Math.signum(drawn)).isEqualTo(Math.signum(higher));
        }
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theSaddleIsTheHighestPlaceOfItsWay() {
        List<?> losses = (List<?>) browser.run("""
                const rows = [...document.querySelectorAll('#landscape [data-slot=way] tbody tr')];
                return rows.map(row => Number(row.children[1].textContent));""");

        assertThat(losses).hasSize(51);
        double highest = losses.stream()
                .mapToDouble(loss -> ((Number) loss).doubleValue())
                .max()
                .orElseThrow();
        double cost = result.get("saddles").get(0).get("cost").asDouble();
        assertThat(highest).isCloseTo(cost, within(1e-6));
        assertThat(((Number) losses.get(25)).doubleValue()).isEqualTo(highest);
    }

    @Test
    void aPlaceThatIsChosenIsShown() {
        browser.click("#landscape [data-node='1']");
        browser.settle();
        assertThat(browser.text("#landscape [data-slot=network] figcaption")).startsWith("end 2: ");

        browser.run("""
                const way = document.querySelector('#landscape select[data-choice=point]');
                way.value = String(way.options.length - 1);
                way.dispatchEvent(new Event('change'));""");
        assertThat(browser.text("#landscape [data-slot=network] figcaption"))
                .startsWith("saddle " + result.get("saddles").size() + ": ");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void thePlaneShowsItsThreeCornersAndHowFarTheOthersLieOff() {
        assertThat(browser.number("return document.querySelectorAll('#landscape [data-corner]').length"))
                .isEqualTo(3);
        List<?> off = (List<?>) browser.run("""
                const rows = [...document.querySelectorAll('#landscape [data-slot=plane] tbody tr')];
                return rows.map(row => Number(row.children[3].textContent));""");
        assertThat(off)
                .hasSize(result.get("end_states").size() + result.get("saddles").size());
        assertThat(off.stream().filter(far -> ((Number) far).doubleValue() == 0))
                .hasSize(3);
    }

    @Test
    void aBranchShowsTheWayThatItStandsFor() {
        browser.run(
                "document.querySelector('#landscape [data-branch=\"0\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        browser.settle();

        assertThat(browser.text("#landscape [data-slot=network] figcaption")).startsWith("saddle ");
        assertThat(browser.number("return Number(document.querySelector('#landscape [data-choice=way]').value)"))
                .isZero();
        assertThat(browser.console()).isEmpty();
    }

    /** A saddle among the corners has its two ways drawn, and their distance from the plane said. */
    @Test
    void theWaysDownFromASaddleAreSeenInThePlane() {
        browser.run("""
                const corner = document.querySelector('#landscape select[data-choice=corner2]');
                corner.value = [...corner.options].findIndex(option => option.textContent === 'saddle 1');
                corner.dispatchEvent(new Event('change'));""");
        browser.settle();

        assertThat(browser.number("return document.querySelectorAll('#landscape [data-trail]').length"))
                .isGreaterThan(10);
        assertThat(browser.text("#landscape [data-slot=plane] figcaption")).contains("ways down from saddle 1, up to ");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theSectionIsOnTheMainPageToo() {
        assertThat(Program.call("report", page.getParent().toString()).status()).isZero();
        browser.open(page.resolveSibling("report.html"), "");

        assertThat(browser.number("return document.querySelectorAll('#landscape [data-node]').length"))
                .isEqualTo(result.get("graph").get("nodes").size());
        assertThat(browser.text("#landscape .short")).contains("hang together");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void onANarrowScreenNothingIsWiderThanThePage() {
        browser.width(360);
        browser.open(page, "");

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        assertThat(browser.console()).isEmpty();
    }
}
