package org.manymoons.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.manymoons.census.Census;
import org.manymoons.config.ConfigurationFile;

/** What a machine of a cluster does: makes the experiment from its configuration and runs a block of seeds. */
public final class CensusTask {
    private final Experiment experiment;

    private CensusTask(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Makes the experiment.
     *
     * @param configuration the resolved configuration as YAML; a CSV file that it names must be at the same place here
     * @param checksum      what the data must have
     * @throws IllegalStateException if the data are others here
     */
    public static CensusTask of(String configuration, String checksum) throws IOException {
        Path file = Files.createTempFile("manymoons", ".yaml");
        try {
            Files.writeString(file, configuration);
            Experiment experiment = Experiment.of(ConfigurationFile.load(file, List.of()));
            if (!experiment.data().checksum().equals(checksum)) {
                throw new IllegalStateException("the data on this machine have the checksum "
                        + experiment.data().checksum() + ", not " + checksum);
            }
            return new CensusTask(experiment);
        } finally {
            Files.delete(file);
        }
    }

    /** The JSON lines of these seeds. */
    public String lines(List<Long> seeds) {
        return Census.block(experiment.plan().recipe(), seeds);
    }
}
