package org.manymoons.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.manymoons.data.DataException;
import org.manymoons.dl4j.SavedModel;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Polisher;
import org.manymoons.reference.Objective;

/** What polishing made of a saved model: the keys of the polish command's JSON. */
public record PolishedModel(
        double costBefore, double costAfter, double gradientMaxAbs, int iterations, String kind, String output) {

    /** Carries the model to its critical point and writes it. */
    public static PolishedModel write(SavedModel model, ModelData data, Path output, boolean force) {
        if (!force && Files.exists(output)) {
            throw new DataMismatch(output + " exists; overwrite it with --force, or name another file with -o");
        }
        String obstacle = Inspection.obstacle(model);
        if (obstacle != null) {
            throw new DataException(model.file() + ": cannot be polished: " + obstacle);
        }
        Objective objective = Kernels.objective(model.network(), data.training(model));
        double before = objective.loss(model.parameters());
        EndState end = Polisher.polish(objective, model.parameters());
        model.write(end.parameters(), output);
        return new PolishedModel(
                before,
                end.loss(),
                end.gradientMaxAbs(),
                end.iterations(),
                end.kind().label(),
                output.toString());
    }
}
