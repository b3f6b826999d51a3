package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.json.Json;
import tools.jackson.databind.JsonNode;

/** The table of uniqueness.md, made again; ten minutes, for those who ask for it with -Dmanymoons.kinds=true. */
@EnabledIfSystemProperty(named = "manymoons.kinds", matches = "true")
class SeedsWithoutAKindTest {
    @TempDir
    Path temp;

    @Test
    void noMoreSeedsThanInTheDocumentHaveNoKind() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("src/site/markdown/uniqueness.md")).stream()
                .filter(line -> line.matches("\\| (tanh|sigmoid|softplus|identity) \\|.*"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
        assertThat(rows).hasSize(12);
        Program program = Program.call("sweep", "config/kinds.yaml", "--out", temp.toString());
        assertThat(program.status()).isZero();
        int cell = 0;
        JsonNode cells = Json.read(Files.readString(temp.resolve("sweep.json")), JsonNode.class)
                .get("cells");
        for (int units = 0; units < 5; units++) {
            for (int block = 0; block < 4; block++) {
                for (int decay = 0; decay < 3; decay++) {
                    List<String> row = rows.get(3 * block + decay);
                    JsonNode found = cells.get(15 * block + 3 * units + decay);
                    assertThat(found.get("values").get(0).asString()).isEqualTo(row.get(0));
                    assertThat(notConverged(found))
                            .as("%s", found.get("values"))
                            .isLessThanOrEqualTo(Integer.parseInt(row.get(2 + units)));
                    cell++;
                }
            }
        }
        assertThat(cell).isEqualTo(cells.size());
    }

    private static int notConverged(JsonNode cell) {
        return cell.get("result").get("end_states").get("not_converged").asInt();
    }
}
