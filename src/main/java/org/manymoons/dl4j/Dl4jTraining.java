package org.manymoons.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.WholeFile;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.lockstep.TrainingEnd;
import org.manymoons.reference.Recipe;

/** One seed trained by DL4J, with its listeners, from a recipe to a model zip and a parameter dump. */
public final class Dl4jTraining {
    private final Recipe recipe;
    private final long seed;

    /** The training of this seed. */
    public Dl4jTraining(Recipe recipe, long seed) {
        this.recipe = recipe;
        this.seed = seed;
    }

    /**
     * Trains and writes the files. A run that fails writes its dump so far but no zip.
     *
     * @param zip          where the model is written
     * @param dump         where the parameters are dumped, null for nowhere
     * @param dumpEvery    updates between two rows of the dump
     * @param logLossEvery updates between two log lines, null for none
     * @param observer     sees every update and answers whether to go on
     */
    public TrainingEnd train(
            Path zip,
            @Nullable Path dump,
            int dumpEvery,
            @Nullable Integer logLossEvery,
            Predicate<ObservedUpdate> observer)
            throws IOException {
        Dl4jNetwork network = Dl4jNetwork.of(
                recipe.network(),
                recipe.updater(),
                seed,
                recipe.initialWeights().apply(seed));
        List<TrainingListener> listeners = new ArrayList<>();
        if (logLossEvery != null) {
            listeners.add(new LossLogListener(seed, logLossEvery));
        }
        int failedAfter;
        if (dump == null) {
            failedAfter = train(network, listeners, observer);
        } else {
            try (Writer out = Files.newBufferedWriter(dump);
                    ParameterDumpListener dumper = new ParameterDumpListener(out, recipe.network(), dumpEvery)) {
                listeners.add(dumper);
                failedAfter = train(network, listeners, observer);
            } catch (UncheckedIOException e) {
                throw WholeFile.naming(dump, Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                throw WholeFile.naming(dump, e);
            }
        }
        if (failedAfter == 0) {
            network.save(zip);
        }
        return new TrainingEnd(network.parameters(), failedAfter);
    }

    private int train(Dl4jNetwork network, List<TrainingListener> listeners, Predicate<ObservedUpdate> observer) {
        SamplesIterator iterator = new SamplesIterator(
                recipe.training(),
                recipe.batches().get(0).size(),
                recipe.network().output().units());
        return network.train(iterator, recipe.batches(), recipe.iterations(), listeners, observer);
    }
}
