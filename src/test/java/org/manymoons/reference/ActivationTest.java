package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of an activation holds; its values are held in {@code rounding/ExactActivationsTest}. */
class ActivationTest {
    @Test
    void oddActivationsAreOdd() {
        Arrays.stream(Activation.values())
                .filter(Activation::isOdd)
                .forEach(f -> new Random(1)
                        .doubles(1000, -30, 30)
                        .forEach(z -> assertThat(f.value(-z)).isEqualTo(-f.value(z))));
        assertThat(Arrays.stream(Activation.values()).filter(f -> f.value(-0.5) == -f.value(0.5)))
                .allMatch(Activation::isOdd);
    }
}
