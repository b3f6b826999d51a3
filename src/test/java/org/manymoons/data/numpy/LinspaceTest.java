package org.manymoons.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinspaceTest {
    /** numpy.linspace(0, 1, n) and with endpoint=False; i times the rounded step, not i over n. */
    @Test
    void numbersAreNumPys() {
        assertThat(Linspace.closed(3, 4)).containsExactly(0, 1, 2, 3);
        assertThat(Linspace.closed(1, 2)).containsExactly(0, 1);
        assertThat(Linspace.closed(5, 1)).containsExactly(0);
        assertThat(Linspace.closed(5, 0)).isEmpty();
        assertThat(Linspace.halfOpen(1, 10))
                .containsExactly(0, 0.1, 0.2, 3 * 0.1, 0.4, 0.5, 6 * 0.1, 7 * 0.1, 0.8, 0.9);
        assertThat(Linspace.halfOpen(3, 1)).containsExactly(0);
        assertThat(Linspace.halfOpen(3, 0)).isEmpty();
    }
}
