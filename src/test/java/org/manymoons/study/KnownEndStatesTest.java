package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.census.Census;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.channel.Channel.Way;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.Kind;

/**
 * The census on make_moons(5000, noise 0.2, random_state 0) finds what was found there with NumPy and SciPy: the minima of
 * golden/minima.json, and the limits of channels with one and two units.
 */
@Tag("slow")
class KnownEndStatesTest {
    private static final double THREE_UNITS = 0.07909483241094172;
    private static final double FOUR_UNITS = 0.07580260625525036;
    private static final List<Double> FOUR_UNITS_DECAYED =
            List.of(0.08762309419385697, 0.08814887452307177, 0.08832155288361358);

    @TempDir
    private Path temp = Path.of("");

    @Test
    void threeUnitsHaveOneSolution() throws Exception {
        CensusResult census = census("network.hidden=[3]", "census.seeds=0-5");

        assertThat(census.endStates()).singleElement().satisfies(state -> {
            assertThat(state.kind()).isEqualTo(Kind.STRICT_MINIMUM);
            assertThat(state.figures().cost()).isCloseTo(THREE_UNITS, within(1e-14));
            assertThat(state.hits()).isEqualTo(6);
            assertThat(state.copies()).isEqualTo(BigInteger.valueOf(48));
        });
    }

    @Test
    void fourUnitsEndInOneMinimumOrInChannels() throws Exception {
        CensusResult census = census("census.seeds=1-8");

        assertThat(census.counts().notConverged()).isZero();
        assertThat(census.endStates())
                .extracting(FoundEndState::kind)
                .contains(Kind.STRICT_MINIMUM, Kind.CHANNEL_TO_INFINITY);
        for (FoundEndState state : census.endStates()) {
            if (state.kind() == Kind.STRICT_MINIMUM) {
                assertThat(state.figures().cost()).isCloseTo(FOUR_UNITS, within(1e-14));
                assertThat(state.figures().point().conditionNumber()).isBetween(1.2e12, 1.23e12);
            } else {
                assertThat(state.figures().limit()).isGreaterThan(FOUR_UNITS).isLessThan(THREE_UNITS);
                assertThat(state.figures().limitError()).isLessThan(1e-9);
            }
        }
    }

    @Test
    void fourUnitsWithALittleWeightDecayHaveThreeSolutions() throws Exception {
        CensusResult census = census("training.l2=1e-4", "census.seeds=1-10");

        assertThat(census.endStates())
                .allSatisfy(state -> assertThat(state.kind()).isEqualTo(Kind.STRICT_MINIMUM));
        assertThat(census.endStates().stream()
                        .mapToDouble(state -> state.figures().cost())
                        .sorted()
                        .toArray())
                .containsExactly(
                        FOUR_UNITS_DECAYED.stream().mapToDouble(cost -> cost).toArray(), within(1e-14));
        assertThat(census.endStates().stream().mapToInt(FoundEndState::hits).sum())
                .isEqualTo(10);
        assertThat(census.counts().endStatesAtLeast()).isEqualTo(3);
    }

    @Test
    void underMuchWeightDecaySmallWeightsEndInAMinimumOfFourEqualUnits() throws Exception {
        CensusResult census = census("training.l2=1e-3", "census.seeds=1-3");

        assertThat(census.endStates()).singleElement().satisfies(state -> {
            assertThat(state.kind()).isEqualTo(Kind.STRICT_MINIMUM);
            assertThat(state.figures().cost()).isCloseTo(0.3027842394563094, within(1e-14));
            assertThat(state.copies()).isEqualTo(BigInteger.valueOf(16));
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0.293975686832", "2, 0.255274102434"})
    void oneAndTwoUnitsSaturate(int width, double limit) throws Exception {
        CensusResult census = census("network.hidden=[" + width + "]", "census.seeds=1-3");

        assertThat(census.endStates()).singleElement().satisfies(state -> {
            assertThat(state.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
            assertThat(state.figures().limit()).isCloseTo(limit, within(1e-12));
            assertThat(state.channel().groups()).extracting(ChannelGroup::way).containsExactly(Way.SATURATE);
        });
    }

    private CensusResult census(String... settings) throws Exception {
        List<String> overrides = new ArrayList<>(List.of(settings));
        Experiment experiment = Experiment.of(ConfigurationFile.load(Path.of("config/moons.yaml"), overrides));
        return Census.run(experiment.census(), temp.resolve("census.jsonl"), 2, seeds -> {})
                .result();
    }
}
