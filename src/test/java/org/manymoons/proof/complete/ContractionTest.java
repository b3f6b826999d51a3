package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the critical points that SciPy and mpmath know: golden/one-unit.json. */
class ContractionTest {
    @Test
    void noCriticalPointIsEverCutAway() throws Exception {
        OneUnitData data = OneUnit.data();
        Expansion expansion = new Expansion(data);
        Contraction contraction = new Contraction(expansion);
        Random random = new Random(1);
        int shrunk = 0;
        for (OneUnit.Point known : OneUnit.critical()) {
            double[] unit = known.unit(data);
            for (int n = 0; n < 40; n++) {
                double radius = 0.1 * Math.pow(10, -random.nextInt(5));
                double[] middle = unit.clone();
                for (int k = 0; k < 3; k++) {
                    middle[k] += 0.99 * radius * (2 * random.nextDouble() - 1);
                }
                Cone cone = OneUnit.cone(middle, radius);
                if (expansion.over(cone.around())) {
                    assertThat(contraction.cut(cone)).isTrue();
                    assertThat(OneUnit.holds(cone, unit)).isTrue();
                    shrunk += cone.units().widest() < 0.2 * radius ? 1 : 0;
                }
            }
        }
        assertThat(shrunk).isGreaterThan(50);
    }

    @Test
    void ofABoxWithoutACriticalPointNothingIsLeft() throws Exception {
        OneUnitData data = OneUnit.data();
        Expansion expansion = new Expansion(data);
        Contraction contraction = new Contraction(expansion);
        for (OneUnit.Point known : OneUnit.units()) {
            Cone cone = OneUnit.cone(known.unit(data), 1e-3);
            assertThat(expansion.over(cone.around())).isTrue();
            assertThat(contraction.cut(cone)).isFalse();
        }
        for (OneUnit.Point known : OneUnit.critical()) {
            double[] aside = known.unit(data);
            aside[0] += 3e-4;
            Cone cone = OneUnit.cone(aside, 1e-5);
            assertThat(expansion.over(cone.around())).isTrue();
            assertThat(contraction.cut(cone)).isFalse();
        }
    }
}
