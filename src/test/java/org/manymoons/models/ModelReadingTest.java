package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/** What need not be said of models that say it themselves. */
class ModelReadingTest {
    private static final Path ZIP = Path.of("models/examples/seed-1.zip");

    @TempDir
    private Path temp = Path.of("");

    @Test
    void eachThingThatIsSaidIsSomething() {
        assertThat(new ModelReading(null, null, null, null).saysNothing()).isTrue();
        assertThat(new ModelReading(Activation.TANH, null, null, null).saysNothing())
                .isFalse();
        assertThat(new ModelReading(null, OutputLoss.SIGMOID_CROSS_ENTROPY, null, null).saysNothing())
                .isFalse();
        assertThat(new ModelReading(null, null, 0.0, null).saysNothing()).isFalse();
        assertThat(new ModelReading(null, null, null, Orientation.UNITS_BY_INPUTS).saysNothing())
                .isFalse();
    }

    @Test
    void whereEveryModelSaysItselfNothingMayBeSaid() throws IOException {
        ModelReading said = new ModelReading(null, null, 0.5, null);
        Path npz = temp.resolve("a.npz");
        WeightArrays.write(npz, Fabricated.xorNetwork(), Fabricated.xorMinimum(1));
        Path folder = Files.createDirectory(temp.resolve("run"));

        for (Path[] models : new Path[][] {{ZIP}, {ZIP, ZIP}, {folder, ZIP}}) {
            assertThatThrownBy(() -> said.requireNeeded(models))
                    .isInstanceOf(DataMismatch.class)
                    .hasMessage("--activation, --output, --l2 and --orientation say what weights alone do not, but "
                            + models[0] + " is a DL4J model, which says it; leave them out");
        }
        assertThatCode(() -> said.requireNeeded(npz)).doesNotThrowAnyException();
        assertThatCode(() -> said.requireNeeded(ZIP, npz)).doesNotThrowAnyException();
        assertThatCode(() -> new ModelReading(null, null, null, null).requireNeeded(ZIP))
                .doesNotThrowAnyException();
    }
}
