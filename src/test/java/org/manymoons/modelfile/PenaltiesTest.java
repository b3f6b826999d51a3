package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The keys as DL4J 0.9.1 (l1, l2, ...) and since 1.0.0-beta4 (regularization) write them. */
class PenaltiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                             | 0    |
            {'l2': 0.5}                                                                    | 0.5  |
            {'l2': 'NaN'}                                                                  | 0    |
            {'l2': 1e999}                                                                  | 0    | a penalty of Infinity
            {'l1': 0.5}                                                                    | 0    | l1
            {'l1': 0}                                                                      | 0    |
            {'l1Bias': 0.5}                                                                | 0    | a penalty on biases
            {'l2Bias': 0.5}                                                                | 0    | a penalty on biases
            {'l1Bias': 0, 'l2Bias': 0}                                                     | 0    |
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': FIXED}]}            | 0.25 |
            {'l2': 0.5, 'regularization': [{'@class': 'x.L2Regularization', 'l2': FIXED}]} | 0.75 |
            {'regularization': [{'@class': 'x.L1Regularization', 'l1': FIXED}]}            | 0    | l1
            {'regularization': [{'@class': 'x.L1Regularization', 'l1': NONE}]}             | 0    |
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': null}]}             | 0    |
            {'regularization': [{'@class': 'x.L2Regularization'}]}                         | 0    |
            {'regularization': [{'@class': 'x.WeightDecay', 'coeff': FIXED}]}              | 0    | weightdecay
            {'regularization': [7]}                                                        | 0    | unknown regularisation
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': STEPS}]}            | 0.25 | regularisation that changes during training
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': LESS}]}             | 0    | a penalty of -0.25
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': VAST}]}          | 0    | a penalty of Infinity
            {'regularization': [{'@class': 'x.L2Regularization', 'l2': WORD}]}             | 0    | a penalty of NaN
            {'l2': -3}                                                                     | 0    | a penalty of -3.0
            {'l2': 1e31}                                                                   | 0    | a penalty of 1.0E31
            {'l2': 'NaN'}                                                                  | 0    |
            {'regularizationBias': [{'@class': 'x.L2Regularization', 'l2': FIXED}]}        | 0    | a penalty on biases
            {'regularizationBias': [{'@class': 'x.L1Regularization', 'l1': FIXED}]}        | 0    | a penalty on biases
            {'regularizationBias': [{'@class': 'x.L2Regularization', 'l2': NONE}]}         | 0    |
            """)
    void whatTheLossHasBesidesTheCrossEntropy(String json, double l2, String other) {
        Set<Double> decays = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        String text = json.replace("FIXED", "{'@class': 'x.FixedSchedule', 'value': 0.25}")
                .replace("NONE", "{'@class': 'x.FixedSchedule', 'value': 0}")
                .replace("LESS", "{'@class': 'x.FixedSchedule', 'value': -0.25}")
                .replace("VAST", "{'@class': 'x.FixedSchedule', 'value': 1e999}")
                .replace("WORD", "{'@class': 'x.FixedSchedule', 'value': 'x'}")
                .replace("STEPS", "{'@class': 'x.StepSchedule', 'value': 0.25}")
                .replace('\'', '"');

        Penalties.of(JsonMapper.shared().readTree(text), decays, others);

        assertThat(decays).containsExactly(l2);
        assertThat(others).isEqualTo(other == null ? Set.of() : Set.of(other));
    }
}
