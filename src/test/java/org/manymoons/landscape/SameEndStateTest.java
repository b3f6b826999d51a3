package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Objective;
import tools.jackson.databind.JsonNode;

class SameEndStateTest {
    private final Objective objective = Landscapes.objective(Golden.moons(), 4, Activation.TANH, 1e-4);
    private final JsonNode minima =
            Golden.json("minima.json").get("cases").get(2).get("minima");

    @Test
    void theThreeMinimaUnderWeightDecayAreDifferent() {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(verdict(polished(i), polished(j))).isEqualTo(SameEndState.Verdict.DIFFERENT);
            }
        }
    }

    @Test
    void aCopyWithUnitsExchangedAndSignsFlippedIsTheSame() {
        EndState minimum = polished(0);
        double[] p = minimum.parameters();
        double[] copy = {
            -p[2], -p[3], p[0], p[1], p[6], p[7], -p[4], -p[5], -p[9], p[8], p[11], -p[10], -p[13], p[12], p[15],
            -p[14], p[16]
        };
        EndState second = Polisher.polish(objective, Landscapes.perturbed(copy, 1e-3, 7));
        SameEndState same = SameEndState.of(objective, minimum, second);
        assertThat(same.verdict()).as(same.reasons().toString()).isEqualTo(SameEndState.Verdict.SAME);
        assertThat(same.alignedDistance()).isLessThan(1e-9);
    }

    @Test
    void whatHasNotConvergedIsUndecided() {
        EndState minimum = polished(0);
        EndState moved = Polisher.inspect(objective, Landscapes.perturbed(minimum.parameters(), 1e-6, 1));
        assertThat(moved.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(verdict(minimum, moved)).isEqualTo(SameEndState.Verdict.UNDECIDED);
    }

    private EndState polished(int which) {
        return Polisher.polish(objective, Landscapes.parameters(minima.get(which), objective.network()));
    }

    private SameEndState.Verdict verdict(EndState a, EndState b) {
        return SameEndState.of(objective, a, b).verdict();
    }
}
