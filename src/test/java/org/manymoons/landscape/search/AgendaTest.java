package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.SearchTask.Smaller;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Which searches come first, with ends on a line, so that their distances are known. */
class AgendaTest {
    private static final Network TWO_UNITS = Network.of(1, List.of(2), Activation.SOFTPLUS, 0);
    private static final Network ONE_UNIT = Network.of(1, List.of(1), Activation.TANH, 0);
    private static final Samples SAMPLES = new Samples(new double[][] {{0}, {1}}, new double[] {0, 1});

    /** Ends that differ in the output's bias alone. */
    private static LandscapePlan plan(Network network, int runs, int searches, double... biases) {
        List<GivenEnd> ends = Arrays.stream(biases)
                .mapToObj(bias -> {
                    double[] p = new double[network.parameterCount()];
                    Arrays.setAll(p, k -> k);
                    p[p.length - 1] = bias;
                    return new GivenEnd(Kind.STRICT_MINIMUM, bias, 1, p);
                })
                .toList();
        List<TrainedRun> trained = IntStream.range(0, runs)
                .mapToObj(k -> new TrainedRun(k, new double[network.parameterCount()]))
                .toList();
        return new LandscapePlan(network, SAMPLES, null, ends, trained, searches);
    }

    private static List<SearchTask> agenda(Network network, int runs, double... biases) {
        return Agenda.of(plan(network, runs, Integer.MAX_VALUE, biases));
    }

    private static List<SearchTask> modes(int ends, int modes) {
        List<SearchTask> all = new ArrayList<>();
        for (int mode = 0; mode < modes; mode++) {
            for (int end = 0; end < ends; end++) {
                all.add(new Mode(end, mode, 1));
                all.add(new Mode(end, mode, -1));
            }
        }
        return all;
    }

    /** At 0, 10 and 13 the shortest tree is 10 to 13 and 0 to 10; 0 to 13 comes last. */
    @Test
    void theShortestTreeComesFirstAndTheOtherPairsLast() {
        List<SearchTask> expected = new ArrayList<>(List.of(
                new Pair(1, 2),
                new Pair(0, 1),
                new Pair(0, 0),
                new Pair(1, 1),
                new Pair(2, 2),
                new Curve(0, 1),
                new Curve(0, 2),
                new Curve(1, 2),
                new Smaller(0, 0),
                new Smaller(1, 0),
                new Smaller(2, 0),
                new Smaller(0, 1),
                new Smaller(1, 1),
                new Smaller(2, 1)));
        expected.addAll(modes(3, 7));
        expected.add(new Pair(0, 2));

        assertThat(agenda(TWO_UNITS, 3, 0, 10, 13)).isEqualTo(expected);
        assertThat(Agenda.size(plan(TWO_UNITS, 3, 1, 0, 10, 13))).isEqualTo(expected.size());
    }

    @Test
    void oneUnitHasNoSmallerNetwork() {
        List<SearchTask> expected = new ArrayList<>(List.of(new Pair(0, 1), new Pair(0, 0), new Pair(1, 1)));
        expected.addAll(modes(2, 4));

        assertThat(agenda(ONE_UNIT, 1, 0, 1)).isEqualTo(expected);
        assertThat(Agenda.size(plan(ONE_UNIT, 1, 1, 0, 1))).isEqualTo(expected.size());
    }

    /** Of each end the 8 softest modes, the first 4 ends without one unit each, curves between the first 6 runs. */
    @Test
    void ofManyOnlyTheFirstAreSearched() {
        Network three = Network.of(1, List.of(3), Activation.SOFTPLUS, 0);
        List<SearchTask> tasks = agenda(three, 7, 0, 1, 2, 3, 4);

        assertThat(tasks).filteredOn(Mode.class::isInstance).hasSize(2 * 5 * 8).contains(new Mode(4, 7, -1));
        assertThat(tasks).filteredOn(Smaller.class::isInstance).hasSize(4 * 3).contains(new Smaller(3, 2));
        assertThat(tasks).filteredOn(Curve.class::isInstance).hasSize(15).contains(new Curve(4, 5));
        assertThat(tasks).filteredOn(Pair.class::isInstance).hasSize(15);
        assertThat(Agenda.size(plan(three, 7, 1, 0, 1, 2, 3, 4))).isEqualTo(80 + 12 + 15 + 15);
    }

    @Test
    void theLimitCutsTheListShort() {
        assertThat(Agenda.of(plan(TWO_UNITS, 0, 2, 0, 10, 13))).containsExactly(new Pair(1, 2), new Pair(0, 1));
    }

    @Test
    void noTwoTasksHaveOneNumber() {
        List<Long> numbers = agenda(TWO_UNITS, 6, 0, 1, 2, 3).stream()
                .map(SearchTask::number)
                .toList();

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(new Pair(1, 2).number()).isEqualTo(1048576L + 2);
        assertThat(new Mode(1, 2, 1).number()).isEqualTo(1099511627776L + 1048576 + 5);
        assertThat(new Mode(1, 2, -1).number()).isEqualTo(1099511627776L + 1048576 + 4);
        assertThat(new Smaller(1, 2).number()).isEqualTo(2 * 1099511627776L + 1048576 + 2);
        assertThat(new Curve(1, 2).number()).isEqualTo(3 * 1099511627776L + 1048576 + 2);
    }

    @Test
    void theFingerprintIsThatOfEndsAndRuns() {
        String one = plan(ONE_UNIT, 1, 1, 0, 1).fingerprint();

        assertThat(one).hasSize(16);
        assertThat(plan(ONE_UNIT, 1, 9, 0, 1).fingerprint()).isEqualTo(one);
        assertThat(plan(ONE_UNIT, 2, 1, 0, 1).fingerprint()).isNotEqualTo(one);
        assertThat(plan(ONE_UNIT, 1, 1, 0, 2).fingerprint()).isNotEqualTo(one);
    }
}
