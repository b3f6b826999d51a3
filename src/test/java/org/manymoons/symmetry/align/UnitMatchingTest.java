package org.manymoons.symmetry.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.UnitMatching.Pair;

class UnitMatchingTest {

    @Test
    void threeOfTheForumsFourUnitsComeCloseAndOneStaysApart() throws IOException {
        List<double[][]> runs = forumRuns();
        UnitMatching matching = UnitMatching.between(runs.get(0), runs.get(1), true);
        // SciPy 1.10.1: linear_sum_assignment of min(|u - u'|, |u + u'|)^2; the sum without squares gives the same
        assertThat(matching.pairs()).extracting(Pair::second).containsExactly(3, 0, 1, 2);
        assertThat(matching.pairs()).extracting(Pair::sign).containsExactly(-1, 1, -1, -1);
        double[] expected = {0.23006907, 0.21554593, 0.08859985, 2.10324223};
        for (int i = 0; i < 4; i++) {
            assertThat(matching.pairs().get(i).residual()).isCloseTo(expected[i], within(1e-8));
        }
        assertThat(matching.distance()).isCloseTo(2.128583949135199, within(1e-14));
        assertThat(matching.pairs().get(0)).hasToString("unit 1 <- 4 (sign flipped)");
    }

    @Test
    void withEverythingKnownItIsTheAlignmentOfTheUnits() {
        Random random = new Random(1);
        Network network = Network.of(2, List.of(5), Activation.TANH, 0);
        for (int n = 0; n < 100; n++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            Alignment alignment = Alignment.between(network, a, b);
            UnitMatching matching = UnitMatching.between(units(a), units(b), true);
            double bias = a[20] - b[20];
            assertThat(Math.hypot(matching.distance(), bias))
                    .isCloseTo(alignment.distance(), within(1e-13 * alignment.distance()));
            List<UnitMove> moves = matching.pairs().stream()
                    .map(pair -> new UnitMove(pair.second(), pair.sign()))
                    .toList();
            assertThat(alignment.symmetry()).isEqualTo(new Symmetry(List.of(new UnitMoves(moves))));
        }
    }

    @Test
    void withoutSignsOnlyTheOrderIsFree() {
        double[][] first = {{1, 2}, {3, 4}};
        double[][] second = {{-3, -4}, {1, 2}};
        UnitMatching ordered = UnitMatching.between(first, second, false);
        // (4, 6) and (2, 2) apart, 52 + 8; the other order costs 0 + 100
        assertThat(ordered.pairs()).extracting(Pair::second).containsExactly(0, 1);
        assertThat(ordered.distance()).isCloseTo(Math.sqrt(60), within(1e-14));
        assertThat(UnitMatching.between(first, second, true).distance()).isZero();
    }

    @Test
    void refusesWhatCannotBeMatched() {
        double[][] two = {{1, 2}, {3, 4}};
        assertThatThrownBy(() -> UnitMatching.between(two, new double[][] {{1, 2}}, true))
                .hasMessage("only networks with equally many hidden units can be matched: 2 and 1 units");
        assertThatThrownBy(() -> UnitMatching.between(two, new double[][] {{1, 2}, {3}}, true))
                .hasMessage("every unit needs the same columns, 2 of them: unit 2 has 1");
        assertThatThrownBy(() -> UnitMatching.between(two, new double[][] {{1, 2}, {3, Double.NaN}}, true))
                .hasMessage("units must be numbers up to 1e150 to be compared: unit 2 has NaN");
        assertThatThrownBy(() -> UnitMatching.between(new double[0][], new double[0][], true))
                .hasMessageContaining("0 and 0 units");
    }

    private static double[][] units(double[] p) {
        double[][] units = new double[5][];
        for (int i = 0; i < 5; i++) {
            units[i] = new double[] {p[2 * i], p[2 * i + 1], p[10 + i], p[15 + i]};
        }
        return units;
    }

    private static List<double[][]> forumRuns() throws IOException {
        String json;
        try (InputStream in = UnitMatchingTest.class.getResourceAsStream("/golden/forum_post.json")) {
            json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher unit = Pattern.compile("\\[\\s*\\d+,\\s*([-.\\d]+),\\s*([-.\\d]+)\\s*]")
                .matcher(json);
        List<double[]> units = new ArrayList<>();
        while (unit.find()) {
            units.add(new double[] {Double.parseDouble(unit.group(1)), Double.parseDouble(unit.group(2))});
        }
        assertThat(units).hasSize(8);
        return List.of(
                units.subList(0, 4).toArray(double[][]::new),
                units.subList(4, 8).toArray(double[][]::new));
    }
}
