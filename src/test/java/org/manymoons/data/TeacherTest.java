package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

class TeacherTest {
    static Stream<JsonNode> golden() {
        return Golden.cases("teacher.json").valueStream();
    }

    private static Teacher teacher(JsonNode expected) {
        JsonNode noise = expected.get("noise");
        return new Teacher(
                expected.get("size").asInt(),
                expected.get("features").asInt(),
                expected.get("width").asInt(),
                noise.isNull() ? null : noise.asDouble(),
                expected.get("teacher_state").asLong(),
                expected.get("random_state").asLong());
    }

    /** Made by NumPy: golden/outputs.py. */
    @ParameterizedTest
    @MethodSource("golden")
    void samplesAreNumPys(JsonNode expected) {
        Samples samples = teacher(expected).samples();
        for (int n = 0; n < samples.size(); n++) {
            assertThat(samples.inputs()[n])
                    .containsExactly(Golden.doubles(expected.get("X").get(n)), within(1e-14));
        }
        assertThat(samples.labels()).containsExactly(Golden.doubles(expected.get("y")), within(1e-13));
    }

    /** The weights are NumPy's: the network that has them makes no error on any other set without noise. */
    @ParameterizedTest
    @MethodSource("golden")
    void theTestSetHasTheSameTeacher(JsonNode expected) {
        Teacher noisy = teacher(expected);
        Teacher exact = new Teacher(9, noisy.features(), noisy.width(), null, noisy.teacherState(), 0);
        Dataset data = Dataset.generated(exact, 1L);
        Network network = Network.of(
                noisy.features(), List.of(noisy.width()), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        double[] weights = Golden.doubles(expected.get("parameters"));

        assertThat(data.classes()).isNull();
        assertThat(data.test().labels()).isNotEqualTo(data.training().labels());
        assertThat(Loss.loss(network, weights, data.training())).isLessThan(1e-28);
        assertThat(Loss.loss(network, weights, data.test())).isLessThan(1e-28);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Teacher(0, 1, 1, null, 0, 0)).hasMessageContaining("size=0");
        assertThatThrownBy(() -> new Teacher(1, 1, 1, -1.0, 0, 0)).hasMessageContaining("noise=-1.0");
        assertThatThrownBy(() -> new Teacher(1, 1, 1, null, -1, 0)).hasMessageContaining("seed=-1");
    }
}
