package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Verdicts on end states that polishing reached, of networks of which it is known whether they are one. */
class SameEndStateTest {
    private final Objective objective = Landscapes.objective(Golden.moons(), 4, Activation.TANH, 1e-4);
    private final JsonNode minima =
            Golden.json("minima.json").get("cases").get(2).get("minima");

    @Test
    void theThreeMinimaUnderWeightDecayAreDifferentBecauseTheirCostsAre() {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                EndState a = polished(i);
                EndState b = polished(j);
                SameEndState same = SameEndState.of(objective, a, b);
                assertThat(same.verdict()).isEqualTo(Verdict.DIFFERENT);
                assertThat(same.reasons()).singleElement().asString().startsWith("the costs differ by");
                assertThat(SameEndState.verdict(objective, a, b)).isEqualTo(Verdict.DIFFERENT);
                assertThat(Math.abs(a.loss() - b.loss()))
                        .isCloseTo(Math.abs(cost(i) - cost(j)), within(1e-14))
                        .isGreaterThan(1e-4);
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
        assertThat(same.verdict()).as(same.reasons().toString()).isEqualTo(Verdict.SAME);
        assertThat(same.alignment().distance()).isLessThan(1e-9);
    }

    @Test
    void minimaOfEqualCostOnTheTwoSidesOfAHumpAreDifferentFunctions() {
        // data that x -> -x leaves as they are; one unit can fit one edge only, so its mirror image is another minimum
        Samples hump = new Samples(new double[][] {{-2}, {-1}, {1}, {2}}, new double[] {0, 1, 1, 0});
        Objective symmetric = Landscapes.objective(hump, 1, Activation.TANH, 0.01);
        EndState left = Polisher.polish(symmetric, new double[] {1.5, 2.25, 2, -1});
        double[] p = left.parameters();
        EndState right = Polisher.polish(symmetric, new double[] {-p[0], p[1], p[2], p[3]});
        assertThat(left.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(right.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(right.loss()).isCloseTo(left.loss(), within(1e-15));

        SameEndState same = SameEndState.of(symmetric, left, right);
        assertThat(same.verdict()).as(same.reasons().toString()).isEqualTo(Verdict.DIFFERENT);
        assertThat(same.reasons()).singleElement().asString().startsWith("equal costs; aligned they are");
        // the units are told apart by their bias or, flipped, by their weights: (2 w) or (2 b, 2 a)
        assertThat(same.alignment().distance())
                .isCloseTo(2 * Math.min(Math.abs(p[0]), Math.hypot(p[1], p[2])), within(1e-9));
        double says = 1 / (1 + Math.exp(-p[3] - p[2] * Math.tanh(p[1] - 2 * p[0])));
        double other = 1 / (1 + Math.exp(-p[3] - p[2] * Math.tanh(p[1] + 2 * p[0])));
        assertThat(same.functionDifference()).isCloseTo(Math.abs(says - other), within(1e-9));
        // its own copy, with the sign flipped, is it again
        EndState copy = Polisher.polish(symmetric, new double[] {-p[0], -p[1], -p[2], p[3]});
        assertThat(SameEndState.verdict(symmetric, left, copy)).isEqualTo(Verdict.SAME);
    }

    @Test
    void whatHasNotConvergedIsUndecided() {
        EndState minimum = polished(0);
        EndState moved = Polisher.inspect(objective, Landscapes.perturbed(minimum.parameters(), 1e-6, 1));
        assertThat(moved.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(SameEndState.of(objective, minimum, moved).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    private EndState polished(int which) {
        return Polisher.polish(objective, Landscapes.parameters(minima.get(which), objective.network()));
    }

    private double cost(int which) {
        return minima.get(which).get("cost").asDouble();
    }
}
