package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The landscape of exclusive or beside the critical points that random starts in NumPy lead to (golden/xor.py). */
@Tag("slow")
class XorLandscapeTest {
    @TempDir
    private static Path temp = Path.of("");

    private static JsonNode landscape;
    private static JsonNode golden;

    @BeforeAll
    static void search() throws IOException {
        String folder = temp.resolve("xor").toString();
        assertThat(Program.call("census", "config/xor.yaml", "--set", "census.seeds=1-40", "--out", folder)
                        .status())
                .isZero();
        assertThat(Program.call("landscape", folder).status()).isZero();
        landscape = JsonMapper.shared().readTree(Files.readString(Path.of(folder, "landscape.json")));
        golden = JsonMapper.shared()
                .readTree(Files.readString(Path.of("src", "test", "resources", "golden", "xor.json")));
    }

    private static List<Double> costs(String key, String flat) {
        List<Double> costs = new ArrayList<>();
        for (JsonNode point : landscape.get(key)) {
            boolean strict = point.get(flat).isArray()
                    ? point.get(flat).isEmpty()
                    : point.get(flat).asInt() == 0;
            if (strict) {
                costs.add(point.get("cost").asDouble());
            }
        }
        return costs;
    }

    private static long at(List<Double> costs, JsonNode point) {
        return costs.stream()
                .filter(cost -> Math.abs(cost - point.get("cost").asDouble()) < 2e-12)
                .count();
    }

    /** Two minima at the lower cost and four at the higher, up to order and signs of the units. */
    @Test
    void allMinimaAreFound() {
        List<Double> costs = costs("end_states", "free_directions");

        assertThat(costs).hasSize(6);
        for (JsonNode minimum : golden.get("minima")) {
            assertThat(at(costs, minimum)).isEqualTo(minimum.get("relatives").asInt());
        }
    }

    /** All eight of the lower ones, and none that is not among the random starts'. */
    @Test
    void theSaddlesAreThoseOfRandomStarts() {
        List<Double> costs = costs("saddles", "flat_directions");

        JsonNode low = golden.get("saddles").get(0);
        JsonNode high = golden.get("saddles").get(1);
        assertThat(at(costs, low)).isEqualTo(low.get("relatives").asInt());
        assertThat(at(costs, high)).isBetween(0L, high.get("relatives").asLong());
        assertThat(at(costs, low) + at(costs, high)).isEqualTo(costs.size());
    }

    /** Strict minima, that is: the network whose weights are all zero is a valley of its own, high above. */
    @Test
    void strictMinimaJoinAtTheLowestSaddle() {
        JsonNode ends = landscape.get("end_states");
        for (JsonNode join : landscape.get("joins")) {
            if (ends.get(join.get("a").asInt()).get("free_directions").isEmpty()
                    && ends.get(join.get("b").asInt()).get("free_directions").isEmpty()) {
                assertThat(join.get("cost").asDouble())
                        .isCloseTo(golden.get("saddles").get(0).get("cost").asDouble(), within(2e-12));
            }
        }
    }
}
