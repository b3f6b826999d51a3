package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TypeNamesTest {
    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "org.nd4j.linalg.activations.impl.ActivationTanH, tanh",
        "org.deeplearning4j.nn.conf.layers.ActivationLayer, activationlayer",
        "org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT, binaryxent",
        "org.deeplearning4j.nn.conf.layers.LossLayer, losslayer",
        "org.deeplearning4j.nn.conf.layers.DenseLayer, denselayer"
    })
    void aClassIsNamedByItsSimpleNameWithoutActivationOrLoss(String type, String name) {
        TypeNames.Typed typed = TypeNames.of(json("{'@class': '" + type + "', 'a': 1}"));

        assertThat(typed.name()).isEqualTo(name);
        assertThat(typed.shown()).isEqualTo(type.substring(type.lastIndexOf('.') + 1));
        assertThat(typed.body().path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"ReLU, relu", "loss, loss", "LossLayer, losslayer", "dense, dense"})
    void beforeBetaTheOnlyKeyIsTheType(String key, String name) {
        TypeNames.Typed typed = TypeNames.of(json("{'" + key + "': {'a': 1}}"));

        assertThat(typed.name()).isEqualTo(name);
        assertThat(typed.shown()).isEqualTo(key);
        assertThat(typed.body().path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'a': 1, 'b': 2}", "[1]", "'tanh'", "null", "{'@class': 7, 'b': 1}"})
    void anythingElseHasNoType(String text) {
        assertThat(TypeNames.of(json(text))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.deeplearning4j.nn.conf.layers.DenseLayer",
                "org.deeplearning4j.nn.weights.WeightInitXavier",
                "org.nd4j.linalg.activations.impl.ActivationTanH",
                "org.nd4j.linalg.lossfunctions.impl.LossMSE",
                "org.nd4j.linalg.learning.config.Sgd",
                "org.nd4j.linalg.schedule.FixedSchedule"
            })
    void partsOfAConfigurationAreKnown(String type) {
        assertThatCode(() -> TypeNames.check(json("{'a': [{'@class': '" + type + "'}]}"), DataException::new))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.script.ScriptEngineManager",
                "org.nd4j.common.io.ClassPathResource",
                "org.deeplearning4j.nn.confidence.X",
                "org.nd4j.linalg.activations.",
                "org.nd4j.linalg.activations.A/B",
                "xorg.nd4j.linalg.activations.A"
            })
    void otherClassesAreRefusedWhereverTheyAreNamed(String type) {
        String inside = "{'a': [[{'b': {'@class': '" + type + "'}}]]}";
        for (String text : new String[] {inside, "{'@class': '" + type + "'}"}) {
            assertThatThrownBy(() -> TypeNames.check(json(text), DataException::new))
                    .isInstanceOf(DataException.class)
                    .hasMessage("names the class " + type + ", which is no part of a DL4J configuration");
        }
    }

    @Test
    void aClassThatIsNoStringIsRefusedAndLongNamesAreCut() {
        assertThatThrownBy(() -> TypeNames.check(json("{'@class': {}}"), DataException::new))
                .hasMessageStartingWith("names the class ,");
        assertThatThrownBy(() -> TypeNames.check(json("{'@class': '" + "x".repeat(200) + "'}"), DataException::new))
                .hasMessageStartingWith("names the class " + "x".repeat(120) + ", which");
    }
}
