package org.manymoons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.numpy.SampleArrays;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Prediction;

/** The README's notebook is the file, short, and what it saves is what the tests read. */
class NotebookTest {
    private static final Path EXAMPLE = Path.of("src", "site", "examples", "notebook.py");
    private static final Path SAVED = Path.of("src", "test", "resources", "notebook");
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path temp = Path.of("");

    @Test
    void theNotebookOfTheReadmeIsTheFileInTenLines() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```python\n" + Files.readString(EXAMPLE) + "```\n");
        assertThat(Files.readAllLines(EXAMPLE)).hasSize(10).allMatch(line -> line.length() <= 120);
    }

    @Test
    void whereThereIsNumpyTheNotebookSavesWhatIsCompared() throws Exception {
        assumeThat(ran("-c", "import numpy")).as("Python with NumPy").isTrue();

        assertThat(ran(EXAMPLE.toAbsolutePath().toString())).isTrue();

        SampleArrays data = SampleArrays.read(temp.resolve("data.npz"));
        assertThat(data.reading())
                .isEqualTo(SampleArrays.read(SAVED.resolve("data.npz")).reading());
        for (String name : new String[] {"run-1.npz", "run-2.npz"}) {
            SavedModel model = model(temp.resolve(name));
            assertThat(model.orientation()).isEqualTo(Orientation.UNITS_BY_INPUTS);
            assertThat(model.network()).isEqualTo(model(SAVED.resolve(name)).network());
            assertThat(Prediction.accuracy(model.network(), model.parameters(), data.samples()))
                    .isGreaterThan(0.85);
        }
    }

    private static SavedModel model(Path npz) {
        return WeightArrays.read(npz, new Unsaid(Activation.TANH, 0, null, "as in the notebook"));
    }

    private boolean ran(String... arguments) throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        String[] command = new String[arguments.length + 1];
        command[0] = PYTHON;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }
}
