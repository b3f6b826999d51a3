package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.cli.Printed;
import org.manymoons.endstate.Kind;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;

/** Whole lines for cells that are made up. */
class SweepTableTest {
    private static final Spread COST = new Spread(0.25, 0.125, List.of(0.1, 0.2), 0.1, 0.2, 0.4, List.of());
    private static final Spread ALONE = new Spread(0.5, 0, List.of(), 0.5, 0.5, 0.5, List.of());
    private static final CellResult.EndStates ENDS = new CellResult.EndStates(
            new TreeMap<>(Map.of(Kind.STRICT_MINIMUM, 19, Kind.SADDLE, 1)),
            2,
            1,
            1,
            0,
            0.0625,
            0.75,
            List.of(0.3, 0.95),
            0.25);
    private static final CellResult FULL =
            new CellResult(21, 1, COST, ALONE, 0.97, 0.96, 0.0125, -0.5, List.of(-0.9, 0.25), ENDS);
    private static final CellResult EMPTY = new CellResult(5, 5, null, null, null, null, null, null, null, null);

    private static SweepResults results(SweepResults.Cell... cells) {
        return new SweepResults("small", List.of("data.noise", "network.hidden", "training.l2"), List.of(cells));
    }

    private static SweepResults.Cell cell(String hidden, String l2, @Nullable String why, CellResult result) {
        return new SweepResults.Cell(List.of("0.2", hidden, l2), why, result);
    }

    private static List<String> lines(SweepResults results) {
        return Printed.lines(out -> SweepTable.print(results, out));
    }

    @Test
    void bothTablesHaveARowForEachCellAndAColumnForEachKeyThatVaries() {
        assertThat(lines(results(cell("[1]", "0", null, FULL), cell("[12]", "1e-3", "kinks", EMPTY))))
                .containsExactly(
                        "small: 2 cells over network.hidden and training.l2",
                        "",
                        "Where the seeds end",
                        "network.hidden  training.l2  seeds  end states  pairs undecided  strict minima  share of the best  unseen",
                        "[1]             0            20     2 or more   1                1              75 % (30-95 %)     0.25",
                        "[12]            1e-3         0      -           -                -              -                  -",
                        "",
                        "Seeds by kind of end state",
                        "network.hidden  training.l2  strict minimum  saddle",
                        "[1]             0            19              1",
                        "[12]            1e-3         -               -",
                        "",
                        "After training",
                        "network.hidden  training.l2  cost     its sd   range            correlation with the test cost",
                        "[1]             0            0.25000  1.3e-01  0.10000-0.40000  -0.50",
                        "[12]            1e-3         -        -        -                -",
                        "",
                        "On the test set",
                        "network.hidden  training.l2  cost     its sd   range            accuracy  pairs differ",
                        "[1]             0            0.50000  0.0e+00  0.50000-0.50000  96.00 %   1.25 %",
                        "[12]            1e-3         -        -        -                -         -");
    }

    @Test
    void whereNothingWasPolishedThereIsOneTable() {
        assertThat(lines(results(cell("[1]", "0", "kinks", EMPTY), cell("[2]", "0", "kinks", EMPTY))))
                .hasSize(6)
                .contains("After training", "small: 2 cells over network.hidden")
                .doesNotContain("Where the seeds end");
    }

    @Test
    void whatIsNotKnownOfEndsIsADashAndNoProofAQuestionMark() {
        CellResult.EndStates none = new CellResult.EndStates(Map.of(), 0, 0, 0, 4, null, null, null, null);
        CellResult.EndStates some = new CellResult.EndStates(Map.of(Kind.SADDLE, 4), 3, 1, 0, 4, 0.1, 0.5, null, 0.5);

        List<String> lines = lines(results(
                cell("[1]", "0", null, new CellResult(4, 0, COST, null, 0.9, null, null, null, null, none)),
                cell("[2]", "0", null, new CellResult(4, 0, COST, null, 0.9, null, null, null, null, some))));

        assertThat(lines.get(4).split(" {2,}")).containsExactly("[1]", "4", "?", "0", "0", "-", "-");
        assertThat(lines.get(5).split(" {2,}")).containsExactly("[2]", "4", "3 or more", "1", "0", "50 %", "-");
        assertThat(lines.get(8).split(" {2,}")).containsExactly("network.hidden", "saddle");
        assertThat(lines.get(9).split(" {2,}")).containsExactly("[1]", "0");
        assertThat(lines.get(10).split(" {2,}")).containsExactly("[2]", "4");
    }

    @ParameterizedTest
    @CsvSource({"19, -", "20, 0.25"})
    void unseenEndsAreEstimatedFromTwentySeedsOn(int seeds, String unseen) {
        CellResult.EndStates ends =
                new CellResult.EndStates(Map.of(Kind.SADDLE, seeds), 1, 0, 0, 0, 0.1, 0.5, null, 0.25);

        assertThat(lines(results(cell(
                                "[1]",
                                "0",
                                null,
                                new CellResult(seeds, 0, COST, null, 0.9, null, null, null, null, ends))))
                        .get(4))
                .endsWith("  " + unseen);
    }

    @Test
    void theCsvHasEveryFigureInFullAndNothingForWhatDoesNotApply() {
        assertThat(SweepCsv.of(results(cell("[1, 2]", "0", null, FULL), cell("[2]", "1e-3", "kinks", EMPTY))))
                .isEqualTo("""
                        data.noise,network.hidden,training.l2,seeds,failed,end_states_at_least,undecided_pairs,strict_minima,best,share_of_best,share_of_best_low,share_of_best_high,unseen_mass,not_converged,hits,cost_mean,cost_deviation,cost_smallest,cost_median,cost_largest,test_cost_mean,test_cost_deviation,test_cost_deviation_low,test_cost_deviation_high,test_cost_smallest,test_cost_median,test_cost_largest,training_accuracy,test_accuracy,disagreement,correlation,correlation_low,correlation_high,not_polished
                        0.2,"[1, 2]",0,21,1,2,1,1,0.0625,0.75,0.3,0.95,0.25,0,saddle 1; strict_minimum 19,0.25,0.125,0.1,0.2,0.4,0.5,0.0,,,0.5,0.5,0.5,0.97,0.96,0.0125,-0.5,-0.9,0.25,
                        0.2,[2],1e-3,5,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,kinks
                        """.replace("\n", "\r\n"));
    }

    @Test
    void theIntervalOfTheTestCostIsInTheCsv() {
        CellResult both = new CellResult(2, 0, null, COST, null, null, null, null, null, null);

        assertThat(SweepCsv.of(results(cell("[1]", "0", null, both)))
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo("0.2,[1],0,2,0,,,,,,,,,,,,,,,,0.25,0.125,0.1,0.2,0.1,0.2,0.4,,,,,,,");
    }

    /** Every figure in its column, in full precision; what does not apply is empty. */
    @Test
    void aTableForOtherProgramsHasEveryFigure() {
        List<String> lines = SweepCsv.of(results(cell("[1, 2]", "0", null, FULL), cell("[12]", "1e-3", "kinks", EMPTY)))
                .lines()
                .toList();

        assertThat(lines)
                .containsExactly(
                        "data.noise,network.hidden,training.l2,seeds,failed,end_states_at_least,undecided_pairs,strict_minima,best,"
                                + "share_of_best,share_of_best_low,share_of_best_high,unseen_mass,not_converged,hits,cost_mean,"
                                + "cost_deviation,cost_smallest,cost_median,cost_largest,test_cost_mean,test_cost_deviation,"
                                + "test_cost_deviation_low,test_cost_deviation_high,test_cost_smallest,test_cost_median,"
                                + "test_cost_largest,training_accuracy,test_accuracy,disagreement,correlation,correlation_low,"
                                + "correlation_high,not_polished",
                        "0.2,\"[1, 2]\",0,21,1,2,1,1,0.0625,0.75,0.3,0.95,0.25,0,saddle 1; strict_minimum 19,0.25,0.125,0.1,0.2,0.4,"
                                + "0.5,0.0,,,0.5,0.5,0.5,0.97,0.96,0.0125,-0.5,-0.9,0.25,",
                        "0.2,[12],1e-3,5,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,kinks");
    }
}
