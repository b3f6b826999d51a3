package org.manymoons.cli.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.sweep.CellResult;
import org.manymoons.sweep.CellResult.EndStates;
import org.manymoons.sweep.Spread;
import org.manymoons.sweep.SweepResults;
import org.manymoons.sweep.SweepResults.Cell;

/** A sweep as CSV: the keys of the grid, then the figures of each cell in full precision; what does not apply is empty. */
public final class SweepCsv {
    /** @param figure null where it does not apply */
    private record Column(String header, Function<Cell, @Nullable Object> figure) {}

    private static final List<Column> COLUMNS = List.of(
            result("seeds", CellResult::seeds),
            result("failed", CellResult::failed),
            ends("end_states_at_least", EndStates::atLeast),
            ends("undecided_pairs", EndStates::undecidedPairs),
            ends("strict_minima", EndStates::strictMinima),
            ends("best", EndStates::best),
            ends("share_of_best", EndStates::shareOfBest),
            ends("share_of_best_low", ends -> low(ends.shareOfBestInterval())),
            ends("share_of_best_high", ends -> high(ends.shareOfBestInterval())),
            ends("unseen_mass", EndStates::unseenMass),
            ends("not_converged", EndStates::notConverged),
            ends("hits", ends -> SweepTable.hits(ends.hits(), "; ")),
            cost("cost_mean", Spread::mean),
            cost("cost_deviation", Spread::deviation),
            cost("cost_smallest", Spread::smallest),
            cost("cost_median", Spread::median),
            cost("cost_largest", Spread::largest),
            testCost("test_cost_mean", Spread::mean),
            testCost("test_cost_deviation", Spread::deviation),
            testCost("test_cost_deviation_low", spread -> low(spread.deviationInterval())),
            testCost("test_cost_deviation_high", spread -> high(spread.deviationInterval())),
            testCost("test_cost_smallest", Spread::smallest),
            testCost("test_cost_median", Spread::median),
            testCost("test_cost_largest", Spread::largest),
            result("training_accuracy", CellResult::trainingAccuracy),
            result("test_accuracy", CellResult::testAccuracy),
            result("disagreement", CellResult::disagreement),
            result("correlation", CellResult::correlation),
            result("correlation_low", result -> low(result.correlationInterval())),
            result("correlation_high", result -> high(result.correlationInterval())),
            new Column("not_polished", Cell::notPolished));

    private SweepCsv() {}

    private static Column result(String header, Function<CellResult, @Nullable Object> figure) {
        return new Column(header, cell -> figure.apply(cell.result()));
    }

    private static Column ends(String header, Function<EndStates, @Nullable Object> figure) {
        return result(header, result -> result.endStates() == null ? null : figure.apply(result.endStates()));
    }

    private static Column cost(String header, Function<Spread, @Nullable Object> figure) {
        return result(header, result -> result.cost() == null ? null : figure.apply(result.cost()));
    }

    private static Column testCost(String header, Function<Spread, @Nullable Object> figure) {
        return result(header, result -> result.testCost() == null ? null : figure.apply(result.testCost()));
    }

    private static @Nullable Double low(@Nullable List<Double> interval) {
        return interval == null || interval.isEmpty() ? null : interval.get(0);
    }

    private static @Nullable Double high(@Nullable List<Double> interval) {
        return interval == null || interval.isEmpty() ? null : interval.get(1);
    }

    public static String of(SweepResults results) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    Stream.concat(results.keys().stream(), COLUMNS.stream().map(Column::header))
                            .toList());
            results.cells().forEach(cell -> csv.writeRecord(row(cell)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(Cell cell) {
        Stream<String> figures = COLUMNS.stream().map(column -> {
            Object figure = column.figure().apply(cell);
            return figure == null ? "" : figure.toString();
        });
        return Stream.concat(cell.values().stream(), figures).toList();
    }
}
