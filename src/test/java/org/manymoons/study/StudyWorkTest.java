package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.json.Json;
import org.manymoons.results.SeedResult;
import org.manymoons.study.folder.RunFolder;

/** What the parts are called, how large they are and what they leave. */
class StudyWorkTest {
    private static final SentExperiment SENT = SentExperiment.of(Tiny.experiment());

    @TempDir
    private Path temp = Path.of("");

    @Test
    void aCensusIsDoneInBlocksOfWhichTheLastMayBeSmaller() {
        CensusWork work = new CensusWork(SENT, 11, 4);

        assertThat(List.of(work.size(0), work.size(1), work.size(2))).containsExactly(4, 4, 3);
        assertThat(work.file(2)).isEqualTo("block-000003.jsonl");
    }

    @Test
    void aBlockOfACensusIsWhatItWouldBeHere() throws Exception {
        Experiment experiment = Tiny.experiment();
        CensusWork work = CensusWork.of(experiment, experiment.census());

        assertThat(work).isEqualTo(new CensusWork(SENT, 5, 2));
        assertThat(work.run(2, temp)).containsExactly("block-000003.jsonl");
        assertThat(temp.resolve("block-000003.jsonl")).hasContent(Census.block(experiment.census(), 2));
    }

    @Test
    void aTrainedSeedLeavesItsFilesTheOneThatStandsForItLast() {
        TrainingWork work = TrainingWork.of(Tiny.experiment("listeners.dump_parameters_every=2"));
        TrainingWork withoutDumps = TrainingWork.of(Tiny.experiment("listeners.dump_parameters_every=null"));

        assertThat(work.size(1)).isEqualTo(3);
        assertThat(work.file(0)).isEqualTo("seed-5.json");
        assertThat(work.files(1)).containsExactly("seed-3.zip", "seed-3.parameters.csv", "seed-3.json");
        assertThat(withoutDumps.files(1)).containsExactly("seed-3.zip", "seed-3.json");
        assertThat(work.experiment()).isNotEqualTo(withoutDumps.experiment());
    }

    @Test
    void aPartThatIsTrainedLeavesAModelUnlessItFails() throws Exception {
        Path failing = Files.createDirectory(temp.resolve("failing"));
        Path fine = Files.createDirectory(temp.resolve("fine"));
        Experiment overflowing = Tiny.experiment("training.learning_rate=1e200", "network.activation=relu");

        assertThat(TrainingWork.of(Tiny.experiment()).run(1, fine))
                .containsExactly("seed-3.zip", "seed-3.parameters.csv", "seed-3.json");
        assertThat(Json.read(Files.readString(fine.resolve("seed-3.json")), SeedResult.class)
                        .seed())
                .isEqualTo(3);
        assertThat(TrainingWork.of(overflowing).run(0, failing))
                .containsExactly("seed-5.parameters.csv", "seed-5.json");
    }

    @Test
    void aScratchFolderThatIsNotEmptyIsNotUsed() throws Exception {
        Files.writeString(temp.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> TrainingWork.of(Tiny.experiment()).run(0, temp))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(RunFolder.NotUsable.class);
    }
}
