package org.manymoons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void comeInTheOrderInWhichTheyAreWritten() {
        assertThat(Seeds.parse("10, 1-4,7 - 8").stream()).containsExactly(10L, 1L, 2L, 3L, 4L, 7L, 8L);
        assertThat(Seeds.parse("10, 1-4,7 - 8").count()).isEqualTo(7);
        assertThat(Seeds.parse("10, 1-4,7 - 8")).hasToString("10, 1-4, 7-8");
        assertThat(Seeds.read(List.of(1, 2, "5-8")).stream()).containsExactly(1L, 2L, 5L, 6L, 7L, 8L);
        assertThat(Seeds.read(3).stream()).containsExactly(3L);
        assertThat(Seeds.read(4294967295L)).hasToString("4294967295");
    }

    @Test
    void areEqualHoweverTheyAreWritten() {
        assertThat(Seeds.read(List.of(1, 2, "3-4", "10"))).isEqualTo(Seeds.parse("1-4, 10"));
        assertThat(Seeds.parse("2, 1")).isNotEqualTo(Seeds.parse("1-2"));
    }

    @Test
    void aMillionAreAllowedAndOneMoreIsNot() {
        assertThat(Seeds.parse("0-9999999").count()).isEqualTo(10_000_000);
        assertThatThrownBy(() -> Seeds.parse("0-10000000")).hasMessage("10000001 seeds are too many; at most 10000000");
    }

    @Test
    void noneIsGivenTwice() {
        assertThatThrownBy(() -> Seeds.parse("5-9, 1, 2-5")).hasMessageContaining("seed 5 is given twice");
        assertThatThrownBy(() -> Seeds.parse("3, 3")).hasMessageContaining("seed 3 is given twice");
    }
}
