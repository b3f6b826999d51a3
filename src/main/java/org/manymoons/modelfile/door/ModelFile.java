package org.manymoons.modelfile.door;

import java.nio.file.Path;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.keras.KerasFile;
import org.manymoons.modelfile.keras.LayersModel;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.modelfile.onnx.OnnxFile;
import org.manymoons.modelfile.safetensors.SafetensorsFile;

/** A model in a file of any format that is read. */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Reads a model.
     *
     * @param format of the file, see {@link ModelFormat#of}
     * @param unsaid what somebody says of it, for files that do not say it
     * @throws DataException in one line where it is no such model, or where something has to be said
     */
    public static SavedModel read(Path file, ModelFormat format, Unsaid unsaid) {
        return switch (format) {
            case DL4J -> SavedModel.read(file);
            case NUMPY -> WeightArrays.read(file, unsaid);
            case SAFETENSORS -> SafetensorsFile.read(file, unsaid);
            case TENSORFLOW_JS -> LayersModel.read(file, unsaid);
            case ONNX -> OnnxFile.read(file, unsaid);
            case KERAS -> KerasFile.read(file, unsaid);
            case PICKLE ->
                throw new DataException(
                        file + ": is a pickle, which could run any code and is never read; "
                                + "in Python, save PyTorch's with np.savez(\"m.npz\", **{k: v.numpy() for k, v in"
                                + " net.state_dict().items()}), scikit-learn's with np.savez(\"m.npz\", *[a for p in"
                                + " zip(m.coefs_, m.intercepts_) for a in p], activation=m.activation, out_activation=m.out_activation_)");
        };
    }
}
