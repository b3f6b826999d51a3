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

    @Test
    void areSeenInAscendingOrderWithoutBeingSpeltOut() {
        List<Long> ascending = Seeds.parse("10-12, 1-4, 7").ascending();

        assertThat(ascending).containsExactly(1L, 2L, 3L, 4L, 7L, 10L, 11L, 12L);
        assertThat(ascending).hasSize(8);
        assertThat(Seeds.parse("0-9999999").ascending().get(9_999_999)).isEqualTo(9_999_999L);
        assertThatThrownBy(() -> ascending.get(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ascending.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void areFrom0To4294967295() {
        assertThat(new Seeds.Range(0, 4294967295L).count()).isEqualTo(4294967296L);
        assertThatThrownBy(() -> new Seeds.Range(-1, 3)).hasMessage("seed -1 is outside 0 to 4294967295");
        assertThatThrownBy(() -> new Seeds.Range(3, 4294967296L))
                .hasMessage("seed 4294967296 is outside 0 to 4294967295");
        assertThatThrownBy(() -> Seeds.parse("4-3")).hasMessage("range 4-3 runs backwards; write 3-4");
        assertThatThrownBy(() -> Seeds.parse("x")).hasMessage("neither a seed nor a range such as 1-4: \"x\"");
        assertThatThrownBy(() -> new Seeds(List.of())).hasMessage("no seed is given");
    }
}
