package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.reference.Samples;

class FitTest {
    /** Of 2-2-1: each unit's incoming weights, biases, outgoing weights, the last bias. */
    private static final double[] NETWORK = {0.6, -1.9, 0.9, -0.6, 1.2, -1.1, 0.98, -1.36, 0.3};

    @TempDir
    private Path temp = Path.of("");

    private Experiment experiment(String data) throws IOException {
        Path file = Files.writeString(temp.resolve("c.yaml"), """
                name: fit
                data: %s
                network: {hidden: [2]}
                training: {iterations: 1, l2: 0.5, seeds: 1}
                """.formatted(data));
        return Experiment.of(ConfigurationFile.load(file, List.of()));
    }

    /** By hand: the mean of (v . tanh(W x + b) + c - y)^2, without the decay. */
    private static double meanSquaredError(Samples samples) {
        double sum = 0;
        for (int n = 0; n < samples.size(); n++) {
            double[] x = samples.inputs()[n];
            double z = NETWORK[8];
            for (int unit = 0; unit < 2; unit++) {
                z += NETWORK[6 + unit]
                        * Math.tanh(NETWORK[2 * unit] * x[0] + NETWORK[2 * unit + 1] * x[1] + NETWORK[4 + unit]);
            }
            sum += Math.pow(z - samples.labels()[n], 2);
        }
        return sum / samples.size();
    }

    @Test
    void numbersHaveAMeanSquaredErrorOnBothSets() throws IOException {
        Experiment teacher = experiment("{source: teacher, n_samples: 30, features: 2, test: {random_state: 1}}");
        Fit fit = new Fit(teacher);

        assertThat(fit.isAccuracy()).isFalse();
        assertThat(fit.name()).isEqualTo("mean squared error");
        assertThat(fit.onTraining(null, NETWORK))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.5f",
                        meanSquaredError(teacher.plan().recipe().training())));
        assertThat(fit.onTest(null, NETWORK))
                .isEqualTo(String.format(
                        Locale.ROOT, "%.5f", meanSquaredError(teacher.plan().test())));
    }

    @Test
    void withoutATestSetOrANetworkThereIsADash() throws IOException {
        Fit fit = new Fit(experiment("{source: teacher, n_samples: 30, features: 2, test: null}"));

        assertThat(fit.onTest(null, NETWORK)).isEqualTo("-");
        assertThat(fit.onTraining(null, null)).isEqualTo("-");
    }

    @Test
    void classesHaveAnAccuracy() throws IOException {
        Fit fit = new Fit(experiment("{source: make_moons, n_samples: 30, test: null}"));

        assertThat(fit.name()).isEqualTo("accuracy");
        assertThat(fit.onTraining(0.975, NETWORK)).isEqualTo("97.50 %");
        assertThat(fit.onTest(null, NETWORK)).isEqualTo("-");
    }
}
