package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;

class SentExperimentTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void anotherMachineMakesTheSameExperiment() throws Exception {
        Experiment experiment = Tiny.experiment();

        SentExperiment sent = SentExperiment.of(experiment);

        assertThat(sent.csv()).isNull();
        assertThat(sent.checksum()).isEqualTo(experiment.data().checksum());
        assertThat(sent.experiment().identity()).isEqualTo(experiment.identity());
    }

    @Test
    void theLastOneMadeIsKeptForTheNextPart() throws Exception {
        SentExperiment sent = SentExperiment.of(Tiny.experiment());
        SentExperiment other = SentExperiment.of(Tiny.experiment("training.iterations=4"));
        Experiment made = sent.experiment();

        assertThat(SentExperiment.of(Tiny.experiment()).experiment()).isSameAs(made);
        assertThat(other.experiment().plan().recipe().iterations()).isEqualTo(4);
        assertThat(sent.experiment()).isNotSameAs(made);
        assertThat(sent.experiment().plan().recipe().iterations()).isEqualTo(3);
    }

    @Test
    void otherDataAreRefusedAndNothingIsLeftBehind() {
        String name = "left-behind-" + System.nanoTime();
        Experiment experiment = Tiny.experiment("name=" + name);
        SentExperiment sent = SentExperiment.of(experiment.configuration(), "abc");

        assertThatThrownBy(sent::experiment)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the data on this machine have the checksum "
                        + experiment.data().checksum() + ", not abc");
        File[] left = new File(System.getProperty("java.io.tmpdir"))
                .listFiles((folder, file) -> file.matches("manymoons\\d+\\.yaml"));
        assertThat(left).noneMatch(file -> contentOf(file).contains(name));
    }

    /** Empty where another process has deleted it meanwhile. */
    private static String contentOf(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return "";
        }
    }

    /** The file's name has a quote, which YAML doubles. */
    @Test
    void aTableIsReadFromItsAbsolutePath() throws Exception {
        Path csv = Files.writeString(temp.resolve("it's.csv"), "x,label\n1,0\n2,1\n3,0\n4,1\n");
        Path yaml = Files.writeString(
                temp.resolve("csv.yaml"), "data: {source: csv, file: \"it's.csv\", header: true, label: label}\n");
        Experiment experiment = Experiment.of(ConfigurationFile.load(yaml, List.of("training.seeds=1")));

        SentExperiment sent = SentExperiment.of(experiment);

        assertThat(sent.csv()).isEqualTo(csv.toAbsolutePath().toString());
        assertThat(sent.experiment().data().checksum()).isEqualTo(sent.checksum());
        assertThat(sent.experiment().plan().recipe().training().inputs()[3]).containsExactly(4);
    }
}
