package org.manymoons.models;

import java.nio.file.Path;
import java.util.Locale;
import org.manymoons.dl4j.ModelWriter;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.modelfile.onnx.OnnxWriter;
import org.manymoons.modelfile.safetensors.SafetensorsWriter;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** The format in which a polished network is written. */
public enum PolishTarget {
    /** A zip of a MultiLayerNetwork, with the normaliser. */
    DL4J,
    /** A graph, with the scaling of the features. */
    ONNX,
    /** The state_dict of a Sequential; a scaling of the features is a part of the first layer. */
    SAFETENSORS,
    /** W1 (inputs x units), b1, W2, ... in doubles; a scaling of the features is a part of the first layer. */
    NPZ;

    /** As an option has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    ModelFormat format() {
        return switch (this) {
            case DL4J -> ModelFormat.DL4J;
            case ONNX -> ModelFormat.ONNX;
            case SAFETENSORS -> ModelFormat.SAFETENSORS;
            case NPZ -> ModelFormat.NUMPY;
        };
    }

    /** Whether it has no place for a scaling of the features. */
    boolean foldsScaling() {
        return switch (this) {
            case DL4J, ONNX -> false;
            case SAFETENSORS, NPZ -> true;
        };
    }

    /** Whether a model of floats stays one of floats. */
    boolean keepsFloats() {
        return this != NPZ;
    }

    /** Whether a file of it says what its units compute. */
    boolean saysActivations() {
        return format().saysItsLayers();
    }

    /** What has to be said to read the weights of a file of it. */
    Unsaid unsaid(Network network) {
        Activation hidden = saysActivations() ? null : Activation.TANH;
        return new Unsaid(hidden, network.outputLoss(), 0, Orientation.INPUTS_BY_UNITS, "as written");
    }

    /** Writes the model with these parameters, which are in its order, replacing an older file. */
    void write(SavedModel model, double[] parameters, Path out) {
        FeatureScaling scaling = model.scaling();
        boolean floats = model.singlePrecision();
        double[] folded = scaling == null || !foldsScaling() ? parameters : scaling.folded(model.network(), parameters);
        switch (this) {
            case DL4J -> ModelWriter.write(model, parameters, out);
            case ONNX -> OnnxWriter.write(out, model.network(), parameters, scaling, floats);
            case SAFETENSORS -> SafetensorsWriter.write(out, model.network(), folded, floats);
            case NPZ -> WeightArrays.write(out, model.network(), folded);
        }
    }
}
