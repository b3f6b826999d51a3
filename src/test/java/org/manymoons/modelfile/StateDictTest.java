package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/** The order of a state_dict's layers is found or asked for, never guessed. */
class StateDictTest {
    private static final Path FILE = Path.of("a.safetensors");

    private static Map<String, Tensor> layers(Object... namesUnitsAndInputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int k = 0; k < namesUnitsAndInputs.length; k += 3) {
            int units = (int) namesUnitsAndInputs[k + 1];
            int inputs = (int) namesUnitsAndInputs[k + 2];
            double[] values = new double[units * inputs];
            Arrays.fill(values, k);
            tensors.put(namesUnitsAndInputs[k] + ".weight", Tensor.of(values, units, inputs));
            tensors.put(namesUnitsAndInputs[k] + ".bias", Tensor.of(new double[units], units));
        }
        return tensors;
    }

    private static String order(Map<String, Tensor> tensors) {
        return StateDict.read(
                        FILE, ModelFormat.SAFETENSORS, tensors, said(Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY))
                .notes()
                .get(0);
    }

    @Test
    void numbersInNamesAreTheOrder() {
        assertThat(order(layers("net.10", 3, 3, "net.2", 3, 3, "net.0", 3, 3)))
                .isEqualTo("layers in the order net.0, net.2, net.10");
    }

    @Test
    void namesWithoutNumbersAreOrderedByTheirShapes() {
        assertThat(order(layers("out", 1, 4, "hidden", 4, 2))).isEqualTo("layers in the order hidden, out");
        assertThat(order(layers("fc1", 4, 2, "a", 1, 3, "fc2", 3, 4))).isEqualTo("layers in the order fc1, fc2, a");
    }

    @Test
    void anOrderThatNothingTellsIsRefused() {
        assertThatThrownBy(() -> order(layers("in", 2, 2, "middle", 2, 2, "out", 1, 2)))
                .hasMessageContaining("the shapes of the layers in, middle, out chain in several orders")
                .hasMessageEndingWith("save them as one Sequential, whose names are numbers");
        assertThatThrownBy(() -> order(layers("x", 3, 2, "y", 1, 4))).hasMessageContaining("do not chain");
        assertThatThrownBy(() -> order(layers("0", 3, 2, "1", 1, 4)))
                .hasMessage("a.safetensors: layer 1 takes 4 inputs, but the layer before it, 0, has 3 units");
    }

    /** Sixteen alike layers and one that fits nowhere: more orders than anyone can try. */
    @Test
    void theSearchForAnOrderEnds() {
        Object[] many = new Object[17 * 3];
        for (int k = 0; k < 17; k++) {
            many[3 * k] = "abcdefghijklmnopq".substring(k, k + 1);
            many[3 * k + 1] = k == 16 ? 3 : 2;
            many[3 * k + 2] = k == 16 ? 3 : 2;
        }
        assertThatThrownBy(() -> order(layers(many))).hasMessageContaining("it takes too long to find the order");
    }

    @Test
    void otherTensorsAreRefused() {
        Map<String, Tensor> norm = layers("0", 3, 2);
        norm.put("1.running_mean", Tensor.of(new double[3], 3));
        Map<String, Tensor> unweighted = layers("0", 3, 2);
        unweighted.remove("0.weight");

        assertThatThrownBy(() -> order(norm))
                .hasMessageContaining(
                        "1.running_mean of shape [3] is neither the weight nor the bias of a Linear layer");
        assertThatThrownBy(() -> order(unweighted))
                .hasMessageContaining("layer 0 has biases, but no weights, which is not supported");
    }
}
