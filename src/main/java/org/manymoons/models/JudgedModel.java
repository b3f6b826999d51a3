package org.manymoons.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * A model and how well it does on the training samples, for its owner to recognise it by.
 *
 * @param reading     how it was read, in sentences; none for a DL4J zip
 * @param decays      whether the cost has a weight decay
 * @param orientation how its arrays were read, null where the file says it
 * @param cost        mean loss, with the weight decay; null without data
 * @param accuracy    share of the samples labelled rightly; null without data, or where a number is predicted
 */
public record JudgedModel(
        String model,
        @JsonIgnore List<String> reading,
        @JsonIgnore boolean decays,
        @Nullable Orientation orientation,
        @Nullable Double cost,
        @Nullable Double accuracy) {

    /**
     * @param samples        as the model sees them, null without data
     * @param preActivations of the outputs, a row for each sample; null without data
     */
    static JudgedModel of(SavedModel model, @Nullable Samples samples, double @Nullable [][] preActivations) {
        if (samples == null || preActivations == null || model.parameters().length <= Budget.DENSE_HESSIAN) {
            return of(model, samples);
        }
        Network network = model.network();
        double sum = 0;
        for (int n = 0; n < preActivations.length; n++) {
            sum += network.outputLoss().loss(preActivations[n], samples.labels()[n], CrossEntropy.EXACT);
        }
        JudgedModel unjudged = of(model, null);
        return new JudgedModel(
                unjudged.model,
                unjudged.reading,
                unjudged.decays,
                unjudged.orientation,
                sum / samples.size() + Loss.penalty(network, model.parameters()),
                Prediction.tellsClasses(network, samples)
                        ? (double) Prediction.correct(network, preActivations, samples) / samples.size()
                        : null);
    }

    /** @param samples as the model sees them, null without data */
    static JudgedModel of(SavedModel model, @Nullable Samples samples) {
        String file = model.file().toString();
        List<String> reading = model.format() == ModelFormat.DL4J ? List.of() : model.notes();
        boolean decays = model.network().l2() > 0;
        return samples == null
                ? new JudgedModel(file, reading, decays, model.orientation(), null, null)
                : new JudgedModel(
                        file,
                        reading,
                        decays,
                        model.orientation(),
                        Kernels.objective(model.network(), samples).loss(model.parameters()),
                        Accuracy.of(model.network(), model.parameters(), samples));
    }
}
