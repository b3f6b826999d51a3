package org.manymoons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a file leaves out, and which keys have no meaning. */
class DefaultsTest {
    private static ObjectNode completed(String json) {
        return Defaults.completed(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    /** As DL4J has it for nesterovs and adam; ours for plain gradient descent. */
    @ParameterizedTest
    @CsvSource({"sgd, 1.2", "nesterovs, 0.1", "adam, 0.001", "other, 1.2"})
    void theLearningRateIsThatOfTheUpdater(String updater, double rate) {
        assertThat(completed("{'training': {'updater': '" + updater + "'}}")
                        .at("/training/learning_rate")
                        .doubleValue())
                .isEqualTo(rate);
        assertThat(completed("{'training': {'updater': '" + updater + "', 'learning_rate': 9}}")
                        .at("/training/learning_rate")
                        .doubleValue())
                .isEqualTo(9);
    }

    @Test
    void noisyDataAreTestedOnTheNextRandomState() {
        assertThat(completed("{}").at("/data/test/random_state").longValue()).isEqualTo(1);
        assertThat(completed("{'data': {'random_state': 7}}")
                        .at("/data/test/random_state")
                        .longValue())
                .isEqualTo(8);
        assertThat(completed("{'data': {'random_state': 4294967295}}")
                        .at("/data/test/random_state")
                        .longValue())
                .isZero();
        assertThat(completed("{'data': {'noise': 0.5}}").at("/data/test").isNull())
                .isFalse();
    }

    @Test
    void dataWithoutNoiseAndTablesHaveNoTestSetUnlessOneIsNamed() {
        assertThat(completed("{'data': {'noise': 0}}").at("/data/test").isNull())
                .isTrue();
        assertThat(completed("{'data': {'noise': null}}").at("/data/test").isNull())
                .isTrue();
        assertThat(completed("{'data': {'source': 'csv'}}").at("/data/test").isNull())
                .isTrue();
        JsonNode named = completed("{'data': {'source': 'csv', 'test': {'fraction': 0.5}}}");
        assertThat(named.at("/data/test/random_state").longValue()).isZero();
        assertThat(named.at("/data/test/fraction").doubleValue()).isEqualTo(0.5);
        assertThat(completed("{'data': {'noise': 0, 'test': {'fraction': 0.5}}}")
                        .at("/data/test/random_state")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    void sectionsAreMergedAndAnEmptyCensusIsNone() {
        ObjectNode complete = completed("{'census': null, 'network': {'hidden': [7]}, 'listeners': 3}");

        assertThat(complete.at("/census").isObject()).isTrue();
        assertThat(complete.at("/network/hidden/0").intValue()).isEqualTo(7);
        assertThat(complete.at("/network/activation").asString()).isEqualTo("tanh");
        assertThat(complete.at("/listeners").intValue()).isEqualTo(3);
    }

    @Test
    void keysWithoutAMeaningAreLeftOut() {
        ObjectNode moons = Applicability.withoutMeaningless(completed("{}"));
        ObjectNode circles = Applicability.withoutMeaningless(
                completed("{'data': {'source': 'make_circles'}, 'training': {'updater': 'adam'}}"));

        assertThat(moons.at("/data/factor").isMissingNode()).isTrue();
        assertThat(moons.at("/data/noise").isMissingNode()).isFalse();
        assertThat(moons.at("/data/test/fraction").isMissingNode()).isTrue();
        assertThat(moons.at("/data/test/random_state").isMissingNode()).isFalse();
        assertThat(moons.at("/training/beta1").isMissingNode()).isTrue();
        assertThat(circles.at("/data/factor").isMissingNode()).isFalse();
        assertThat(circles.at("/training/beta1").isMissingNode()).isFalse();
        assertThat(circles.at("/training/momentum").isMissingNode()).isTrue();
    }

    @Test
    void choicesAreTheNamesOfSourcesSchemesAndUpdaters() {
        assertThat(List.of("make_moons", "csv", "xavier", "adam")).allMatch(Applicability::isChoice);
        assertThat(List.of("moons", "MAKE_MOONS", "")).noneMatch(Applicability::isChoice);
        assertThat(Applicability.of("data.shuffle").orElseThrow().condition())
                .isEqualTo("source make_moons or make_circles");
        assertThat(Applicability.of("data.source")).isEmpty();
    }

    @Test
    void aConfigurationIsWrittenWithTheKeysThatMeanSomething() {
        Configuration moons = Configuration.DEFAULT;

        assertThat(moons.toYaml())
                .startsWith("name: moons\ndata:\n  source: make_moons\n")
                .contains("\ncluster:\n  master: local\n");
        assertThat(moons.toYamlWithoutCluster()).startsWith("name: moons\n").doesNotContain("cluster");
        Configuration counting = moons.counting(Seeds.parse("3-5"));
        assertThat(counting.census().seeds()).isEqualTo(Seeds.parse("3-5"));
        assertThat(counting.census().block()).isEqualTo(moons.census().block());
        assertThat(moons.cluster().trainsOnThreads()).isTrue();
        assertThat(new ClusterSection("spark://host:7077", null).trainsOnThreads())
                .isFalse();
        assertThat(new Sweep("My Sweep", Seeds.parse("1"), true, List.of(), List.of()).slug())
                .isEqualTo(Slug.of("My Sweep"));
        assertThat(NetworkSection.Output.SOFTMAX).hasToString("softmax");
    }

    @Test
    void samplesAreOfBothClassesAndNotTooMany() {
        assertThat(SampleCount.of(7)).isEqualTo(new SampleCount(3, 4));
        assertThat(new SampleCount(1, 1).total()).isEqualTo(2);
        assertThat(new SampleCount(4_999_999, 5_000_001).total()).isEqualTo(10_000_000);
        for (int[] bad : new int[][] {{0, 1}, {1, 0}, {5_000_000, 5_000_001}, {Integer.MAX_VALUE, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> new SampleCount(bad[0], bad[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there must be samples of both classes, at most 10000000 together: outer=" + bad[0]
                            + ", inner=" + bad[1]);
        }
        assertThat(SampleCount.read(8)).isEqualTo(new SampleCount(4, 4));
        assertThat(SampleCount.read(List.of(3, 9))).isEqualTo(new SampleCount(3, 9));
        assertThat(new SampleCount(4, 4).write()).isEqualTo(8);
        assertThat(new SampleCount(3, 9).write()).isEqualTo(List.of(3, 9));
    }
}
