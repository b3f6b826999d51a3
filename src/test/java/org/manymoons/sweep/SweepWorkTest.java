package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.study.Experiment;
import org.manymoons.study.SentExperiment;
import org.manymoons.study.Tiny;
import org.manymoons.sweep.SweepWork.Cell;

/** What the parts of a sweep are called, how large they are and what they leave. */
class SweepWorkTest {
    private static final SentExperiment SENT = SentExperiment.of(Tiny.experiment());

    @TempDir
    private Path temp = Path.of("");

    /** Seven seeds in blocks of three: three parts for each cell. */
    @Test
    void thePartsOfASweepAreTheBlocksOfItsCellsInTurn() {
        SweepWork work = new SweepWork(List.of(), 7, 3);

        assertThat(work.part(0, 2)).isEqualTo(2);
        assertThat(work.part(2, 1)).isEqualTo(7);
        assertThat(List.of(work.cell(0), work.cell(2), work.cell(3), work.cell(7)))
                .containsExactly(0, 0, 1, 2);
        assertThat(List.of(work.size(3), work.size(4), work.size(5))).containsExactly(3, 3, 1);
        assertThat(work.file(7)).isEqualTo("cell-0003-block-000002.jsonl");
        assertThat(new SweepWork(List.of(), 6, 3).part(1, 0)).isEqualTo(2);
    }

    @Test
    void aBlockOfASweepIsWhatItWouldBeHere() throws Exception {
        Experiment sigmoid = Tiny.experiment("network.activation=sigmoid");
        SweepWork work =
                new SweepWork(List.of(new Cell(SENT, false), new Cell(SentExperiment.of(sigmoid), true)), 5, 2);

        assertThat(work.run(2, temp)).containsExactly("cell-0001-block-000003.jsonl");
        assertThat(temp.resolve("cell-0001-block-000003.jsonl"))
                .hasContent(CellCensus.block(Tiny.experiment().census(), false, 2));
        assertThat(work.run(4, temp)).containsExactly("cell-0002-block-000002.jsonl");
        assertThat(temp.resolve("cell-0002-block-000002.jsonl"))
                .hasContent(CellCensus.block(sigmoid.census(), true, 1));
    }
}
