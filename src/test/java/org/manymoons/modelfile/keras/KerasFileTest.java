package org.manymoons.modelfile.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/** Files laid out with h5py as Keras 2 and Keras 3 lay them out (foreign/keras_layout.py). */
class KerasFileTest {
    private static final Unsaid NOTHING = said(null, null);

    @ParameterizedTest
    @ValueSource(strings = {"net.h5", "net-3.h5", "net.keras"})
    void predictsAsTheNetworkThatIsInIt(String name) throws IOException {
        SavedModel model = read(name, NOTHING);

        assertThat(model.format()).isEqualTo(ModelFormat.KERAS);
        assertThat(model.precision()).isEqualTo(Precision.FLOAT);
        assertThat(model.parameters())
                .isEqualTo(read("net.safetensors", said(Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY))
                        .parameters());
        expectOutputs(model, "net-outputs.csv", 1e-6);
    }

    @Test
    void aNormalizationIsAppliedAndSaid() throws IOException {
        SavedModel model = read("normalized.keras", NOTHING);

        assertThat(model.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(model.notes())
                .containsExactly(
                        "the file scales the features (standard), which is applied",
                        "hidden units softplus, softmax of 3 outputs, no weight decay: as the file says, weight decay is"
                                + " --l2");
        expectOutputs(model, "normalized-outputs.csv", 1e-12);
    }
}
