package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.parting.Cause;
import org.manymoons.parting.Certainty;

/**
 * Trainings of PyTorch on another loss, with dropout, with batches in random order and with noise ({@code golden/parting_random.py}):
 * none of them is taken for what it is not.
 */
class PlantedRandomnessTest {
    @TempDir
    private Path temp = Path.of("");

    private Cause cause(int network, String name) {
        PlantedCauses.unpack(Path.of("src/test/resources/golden/parting-random.zip"), temp);
        Path folder = temp.resolve(String.valueOf(network));
        return DumpComparison.of(
                        folder.resolve("a.npz"),
                        folder.resolve(name + ".npz"),
                        new ModelReading(null, null, null, null),
                        ModelData.named(folder.resolve("data.npz"), null))
                .cause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | squared  | another network, tanh units, sigmoid output trained on the squared error",
                "1 | squared  | another network, sigmoid units, sigmoid output trained on the squared error",
                "2 | squared  | another network, relu units, softmax output trained on the squared error",
                "0 | weighted | a loss with classes of other weights: class 1 2.50000 times as much as class 0",
                "1 | weighted | a loss with classes of other weights: class 1 2.50000 times as much as class 0",
                "2 | weighted | class 1 2.00000 times as much, class 2 0.500000 times as much as class 0",
                "0 | smoothed | a loss with smoothed targets (label smoothing 0.100000)",
                "1 | smoothed | a loss with smoothed targets (label smoothing 0.100000)",
                "2 | smoothed | a loss with smoothed targets (label smoothing 0.100000)"
            })
    void anotherLossIsShown(int network, String name, String words) {
        Cause cause = cause(network, name);

        assertThat(cause.certainty()).isEqualTo(Certainty.SHOWN);
        assertThat(cause.sentence())
                .startsWith("another updater: B follows the gradient of ")
                .endsWith(words);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void batchesInRandomOrderAreAnotherOrder(int network) {
        Cause cause = cause(network, "shuffled");

        assertThat(cause).isInstanceOf(Cause.DataOrOrder.class);
        assertThat(cause.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(cause.sentence()).containsPattern("as batches of about [5-8] samples in random order do");
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "0, hidden, hidden units, 0.2",
        "1, hidden, hidden units, 0.2",
        "2, hidden, hidden units, 0.2",
        "0, inputs, features, 0.3",
        "1, inputs, features, 0.3",
        "2, inputs, features, 0.3"
    })
    void dropoutIsNamed(int network, String name, String units, double probability) {
        Cause cause = cause(network, name);

        assertThat(cause).isInstanceOf(Cause.Updater.class);
        assertThat(cause.certainty()).isEqualTo(Certainty.LIKELY);
        List<String> parts = List.of(cause.sentence().split(" left out with probability "));
        assertThat(parts.get(0)).isEqualTo("another updater: B scatters as dropout does, with " + units);
        assertThat(Double.parseDouble(parts.get(1))).isBetween(probability - 0.05, probability + 0.05);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void noiseIsNothingThatIsKnown(int network) {
        assertThat(cause(network, "noise").sentence())
                .startsWith("undecided: the updates of B have something random in them");
    }
}
