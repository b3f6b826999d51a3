package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import tools.jackson.databind.JsonNode;

/** Labels below an axis can be read at any width: none lies on another, and none is cut off. */
@Tag("slow")
class ChartTicksTest {
    /** Narrower than the labels are drawn, so that nothing depends on the constant of the script. */
    private static final double LEAST_WIDTH_OF_A_CHARACTER = 5.5;

    private static final PageScripts PAGE = page();

    private static PageScripts page() {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0);
        return PageScripts.of(network, PageScripts.samples(network, 1, new Random(1)));
    }

    /** Costs of end states that are one to many digits, a range that is all doubles, and the usual ones. */
    @ParameterizedTest
    @CsvSource({
        "false, 0.0845981862, 0.0845981862",
        "false, 0.084598186159, 0.084598186161",
        "false, 0.19920229, 0.19920231",
        "false, 1e15, 1.0000000001e15",
        "false, -1.5, 2.5",
        "false, 0, 0",
        "false, 0, 12000",
        "true, 1e-12, 1e8",
        "true, 0.9, 1.1",
        "true, 1, 50",
        "true, 200, 30000"
    })
    void noLabelLiesOnAnotherOrIsCutOff(boolean log, double low, double high) {
        for (int width : new int[] {250, 345, 700, 1200}) {
            List<Label> labels = labels(log, low, high, width);
            assertThat(labels).isNotEmpty();
            for (int k = 0; k < labels.size(); k++) {
                assertThat(labels.get(k).left()).isNotNegative();
                assertThat(labels.get(k).right()).isLessThanOrEqualTo(width);
                if (k > 0) {
                    assertThat(labels.get(k).left())
                            .as("%s at %d px", labels, width)
                            .isGreaterThan(labels.get(k - 1).right());
                }
            }
        }
    }

    /** With room for all nothing is left out: 0, 0.2, ..., 1. */
    @ParameterizedTest
    @ValueSource(ints = {450, 700})
    void whereThereIsRoomEveryTickHasItsLabel(int width) {
        assertThat(labels(false, 0, 1, width)).extracting(Label::text).startsWith("0.0", "0.2", "0.4", "0.6", "0.8");
    }

    private static List<Label> labels(boolean log, double low, double high, int width) {
        JsonNode ticks = PAGE.value("""
                (() => {
                  const scale = mm.chart.scaleOf({log: $0}, [$1, $2], [62, $3 - 26]);
                  const {values, write} = mm.chart.ticksAcross(scale, $0, $3);
                  return values.map(v => ({at: scale(v), text: write(v)}));
                })()""", log, low, high, width);
        List<Label> labels = new ArrayList<>();
        ticks.forEach(tick ->
                labels.add(new Label(tick.get("text").asString(), tick.get("at").doubleValue())));
        return labels;
    }

    private record Label(String text, double at) {
        double left() {
            return at - LEAST_WIDTH_OF_A_CHARACTER * text.length() / 2;
        }

        double right() {
            return at + LEAST_WIDTH_OF_A_CHARACTER * text.length() / 2;
        }
    }
}
