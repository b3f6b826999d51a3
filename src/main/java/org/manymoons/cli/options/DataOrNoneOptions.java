package org.manymoons.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.ModelData;
import picocli.CommandLine.Option;

/** The same for commands that can say something without data. */
public final class DataOrNoneOptions extends ModelOptions {
    @Option(names = "--no-data", description = "Say only what can be said without data.")
    private boolean noData;

    /** The data to judge the models on, null where there are to be none. */
    @Nullable
    public ModelData dataOrNone(Path... models) {
        if (!noData) {
            return data(models);
        }
        requireNoneNamed();
        requireNeeded(models);
        return null;
    }

    /** For dumps of parameters over training; null where nothing says what they were trained on. */
    @Nullable
    public ModelData dataOfDumps(Path... dumps) {
        requireNoDecay();
        if (noData) {
            requireNoneNamed();
            return null;
        }
        ModelData given = named();
        return given == null ? ModelData.besideDumps(dumps) : given;
    }

    /** For lists of hidden units, of which nothing else is known. */
    public void requireNone() {
        if (noData || !saysNothing()) {
            throw refused(
                    "CSV files of hidden units are compared as they are: only --json and --all apply; leave out the"
                            + " other options");
        }
    }
}
