package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void setsGrowTogether() {
        Components sets = new Components(5);
        assertThat(sets.count()).isEqualTo(5);
        assertThat(sets.join(3, 4)).isTrue();
        assertThat(sets.join(1, 4)).isTrue();
        assertThat(sets.join(3, 1)).isFalse();
        assertThat(sets.count()).isEqualTo(3);
        assertThat(sets.root(4)).isEqualTo(1);
        assertThat(sets.joined(4, 3)).isTrue();
        assertThat(sets.joined(0, 3)).isFalse();
        assertThat(sets.join(0, 3)).isTrue();
        assertThat(sets.root(4)).isZero();
    }

    @Test
    void roomIsMadeForMore() {
        Components sets = new Components(2);
        sets.join(0, 1);
        sets.grow(4);
        assertThat(sets.count()).isEqualTo(3);
        assertThat(sets.root(3)).isEqualTo(3);
        sets.grow(1);
        assertThat(sets.count()).isEqualTo(3);
        assertThat(sets.joined(0, 1)).isTrue();
    }
}
