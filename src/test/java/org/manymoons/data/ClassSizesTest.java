package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassSizesTest {
    @Test
    void sizesAreHalvesAndAnOddOneMoreToClassOne() {
        assertThat(ClassSizes.ofTotal(7)).isEqualTo(new ClassSizes(3, 4));
        assertThat(ClassSizes.ofTotal(1)).isEqualTo(new ClassSizes(0, 1));
        assertThat(new ClassSizes(1, 0).total()).isEqualTo(1);
        assertThat(new ClassSizes(3, 4).total()).isEqualTo(7);
        assertThatThrownBy(() -> new ClassSizes(-1, 5)).hasMessageContaining("n_samples=[-1, 5]");
        int most = Integer.MAX_VALUE - 8;
        assertThat(new ClassSizes(most - 1, 1).total()).isEqualTo(most);
        assertThatThrownBy(() -> new ClassSizes(most, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
