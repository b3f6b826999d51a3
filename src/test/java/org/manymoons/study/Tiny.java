package org.manymoons.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.config.Sweep;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.config.file.SweepFile;

/** Experiments that take milliseconds: 40 points, one unit, three updates. */
public final class Tiny {
    private static final List<String> SETTINGS = List.of(
            "data.n_samples=40",
            "data.test=null",
            "network.hidden=[1]",
            "training.l2=1e-2",
            "training.iterations=3",
            "training.seeds=5, 3",
            "census.seeds=1-5",
            "census.block=2");

    private Tiny() {}

    public static Experiment experiment(String... settings) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of(settings));
        return Experiment.of(ConfigurationFile.load(Path.of("config/quick.yaml"), all));
    }

    /** A sweep over these lines of a grid, in YAML. */
    public static Sweep sweep(Path folder, String first, String... grid) throws Exception {
        Files.writeString(
                folder.resolve("base.yaml"),
                "data: {n_samples: 40}\nnetwork: {hidden: [1]}\ntraining: {iterations: 3, l2: 1.0e-2}\ncensus: {block: 2}\n");
        return SweepFile.load(
                Files.writeString(
                        folder.resolve("sweep.yaml"),
                        "name: s\nbase: base.yaml\nseeds: 1-3\n" + first + "grid:\n  " + String.join("\n  ", grid)
                                + "\n"),
                List.of());
    }
}
