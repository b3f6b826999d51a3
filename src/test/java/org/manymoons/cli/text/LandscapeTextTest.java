package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.Join;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.Leaf;
import org.manymoons.landscape.Saddle;
import org.manymoons.landscape.Way;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.search.LineBarriers;

/** Whole lines for a landscape that is made up. */
class LandscapeTextTest {
    private static final Leaf MINIMUM =
            new Leaf(Kind.STRICT_MINIMUM, 0.25, null, 3, BigInteger.valueOf(48), List.of(), 0, 1, 2, new double[0]);
    private static final Leaf CHANNEL =
            new Leaf(Kind.CHANNEL_TO_INFINITY, 0.5, 0.375, 0, null, List.of(), 0, 1, 2, new double[0]);

    private static Saddle saddle(double cost, List<Integer> joins, Saddle.Found... found) {
        return new Saddle(
                cost, -0.125, 0, 1, 0, 2e-17, 0, 1, null, joins, new double[0], null, null, List.of(found), 4);
    }

    private static List<String> lines(
            List<Leaf> ends,
            List<Saddle> saddles,
            List<Way> ways,
            List<Join> joins,
            List<LineBarriers> barriers,
            Disconnectivity graph) {
        LandscapeResult result = new LandscapeResult(
                ends,
                2,
                0,
                saddles,
                ways,
                joins,
                barriers,
                List.of(),
                graph,
                9,
                0,
                null,
                List.of("In short."),
                List.of("In detail."));
        return Printed.lines(out -> new LandscapeText("title", result).print(out));
    }

    @Test
    void endsJoinsAndSaddlesHaveARowEach() {
        assertThat(lines(
                        List.of(MINIMUM, CHANNEL),
                        List.of(
                                saddle(0.4375, List.of(0, 1), Saddle.Found.PATH, Saddle.Found.MODE),
                                saddle(0.75, null, Saddle.Found.EMBEDDING)),
                        List.of(),
                        List.of(new Join(0, 1, 0.4375)),
                        List.of(new LineBarriers(0, 1, 3, 2, 0.5, 0.0625, null, null)),
                        new Disconnectivity(2, List.of(), Arrays.asList(0.625, null), null, 1)))
                .containsExactly(
                        "title",
                        "",
                        "In short.",
                        "",
                        "end  kind                  cost, or limit          hits    copies    all of them join at",
                        "  1  strict minimum        0.250000000000          3       48        0.625000000000",
                        "  2  channel to infinity   -> 0.375000000000       -       -         -",
                        "",
                        "          rise on the straight line                join at a           above the higher",
                        "ends      as they are   aligned       cost of             of the two",
                        "1, 2      0.500         0.0625        0.437500000000      0.0625",
                        "",
                        "saddle of cost    eigenvalue    gradient   flat   joins     found by",
                        "0.437500000000    -0.125        2e-17      1      1, 2      4 (path, mode)",
                        "0.750000000000    -0.125        2e-17      1      ?         4 (embedding)",
                        "",
                        "- In detail.");
    }

    /** Where only a way is known, its highest cost is an upper bound; where nothing is, that is said. */
    @Test
    void whatIsNotKnownIsNotClaimed() {
        Way way = new Way(0.5, List.of(0, 1), new double[0], new double[0][], new double[0][]);
        List<String> along = lines(
                List.of(MINIMUM, CHANNEL), List.of(), List.of(way), List.of(new Join(0, 1, 0.5)), List.of(), null);
        List<String> unknown =
                lines(List.of(MINIMUM, CHANNEL), List.of(), List.of(), List.of(new Join(0, 1, null)), List.of(), null);

        assertThat(along).contains("1, 2      -             -             <= 0.500000000000   0.125");
        assertThat(unknown).contains("1, 2      -             -             no path found       -");
        assertThat(unknown).contains("  1  strict minimum        0.250000000000          3       48        -");
        assertThat(unknown).noneMatch(line -> line.startsWith("saddle of cost"));
    }

    @Test
    void afterTwentyRowsTheRestIsCounted() {
        List<Leaf> twenty = Collections.nCopies(20, MINIMUM);
        List<Leaf> more = Collections.nCopies(22, MINIMUM);

        assertThat(lines(twenty, List.of(), List.of(), List.of(), List.of(), null))
                .noneMatch(line -> line.contains("more in"));
        List<String> lines = lines(
                more,
                Collections.nCopies(23, saddle(1, null, Saddle.Found.PATH)),
                List.of(),
                Collections.nCopies(24, new Join(0, 1, 0.5)),
                List.of(),
                null);
        assertThat(lines)
                .contains(
                        "... and 2 more in landscape.json",
                        "... and 3 more in landscape.json",
                        "... and 4 more in landscape.json");
        assertThat(lines).filteredOn(line -> line.contains("strict minimum")).hasSize(20);
        assertThat(lines).filteredOn(line -> line.startsWith("1, 2")).hasSize(20);
        assertThat(lines).filteredOn(line -> line.endsWith("4 (path)")).hasSize(20);
    }
}
