package org.manymoons.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;

/**
 * What another machine makes an {@link Experiment} of.
 *
 * @param configuration resolved, as YAML
 * @param csv           absolute path of the CSV file, which must be there on every machine; null where there is none
 * @param checksum      what the data must have
 */
public record SentExperiment(String configuration, @Nullable String csv, String checksum) implements Serializable {
    private static final AtomicReference<@Nullable Made> LAST = new AtomicReference<>();

    private record Made(SentExperiment sent, Experiment experiment) {}

    public static SentExperiment of(Experiment experiment) {
        return of(experiment.configuration(), experiment.data().checksum());
    }

    public static SentExperiment of(Configuration configuration, String checksum) {
        String csv = configuration.data().file();
        return new SentExperiment(
                configuration.toYamlWithoutCluster(),
                csv == null ? null : Path.of(csv).toAbsolutePath().toString(),
                checksum);
    }

    /**
     * Makes the experiment, on whatever machine; the last one that was made here is kept for the next part.
     *
     * @throws IllegalStateException if the data are others here
     */
    public Experiment experiment() throws IOException {
        Made last = LAST.get();
        if (last != null && last.sent().equals(this)) {
            return last.experiment();
        }
        Experiment experiment = make();
        LAST.set(new Made(this, experiment));
        return experiment;
    }

    private Experiment make() throws IOException {
        Path file = Files.createTempFile("manymoons", ".yaml");
        try {
            Files.writeString(file, configuration);
            Experiment experiment = Experiment.of(ConfigurationFile.load(
                    file, csv == null ? List.of() : List.of("data.file='" + csv.replace("'", "''") + "'")));
            if (!experiment.data().checksum().equals(checksum)) {
                throw new IllegalStateException("the data on this machine have the checksum "
                        + experiment.data().checksum() + ", not " + checksum);
            }
            return experiment;
        } finally {
            Files.delete(file);
        }
    }
}
