package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassesInHexTest {
    /** numpy.packbits([1, 0, 0, 1, 0, 0, 0, 0, 1], bitorder="little").tobytes().hex() */
    @Test
    void twoClassesAreBits() {
        assertThat(new ClassesInHex(2).write(new int[] {1, 0, 0, 1, 0, 0, 0, 0, 1}))
                .isEqualTo("0901");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(new ClassesInHex(2).read("0901", 10)).containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        int[] many = {0, 999, 2, 16};
        assertThat(new ClassesInHex(1000).write(many)).isEqualTo("000003e700020010");
        assertThat(new ClassesInHex(1000).read("000003e700020010", 4)).containsExactly(many);
    }
}
