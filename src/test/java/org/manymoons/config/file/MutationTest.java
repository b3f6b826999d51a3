package org.manymoons.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.config.Configuration;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.config.yaml.SourceText;

/** Whatever is done to a file, it loads or is refused with lines that say where. */
class MutationTest {
    private static final String[] SPLICES = {
        "",
        " ",
        "\n",
        "\t",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "'",
        "\"",
        "&a ",
        "*a",
        "!!x ",
        "|",
        ">",
        "? ",
        "---\n",
        "null",
        "true",
        ".nan",
        "-.inf",
        "-1",
        "0",
        "1e999",
        "99999999999999999999",
        "0x",
        "1-4",
        "[]",
        "{}",
        "csv",
        "data:",
        "test:",
        "noise:",
        "seeds:",
        "\u0000",
        "\u00e9",
        "%YAML 1.1\n",
        "<<: "
    };

    @Test
    void everyMutationLoadsOrIsRefusedInWords() throws IOException {
        Random random = new Random(11);
        List<Path> files =
                List.of(Path.of("config/moons.yaml"), Path.of("config/csv.yaml"), Path.of("config/quick.yaml"));
        int loaded = 0;
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            String text = Files.readString(files.get(i % files.size()));
            for (int k = random.nextInt(3); k >= 0; k--) {
                text = mutated(text, random);
            }
            try {
                Path file = Path.of("config/mutated.yaml");
                String decoded = SourceText.decode(file.toString(), text.getBytes(StandardCharsets.UTF_8));
                Configuration configuration = ConfigurationFile.parse(file, decoded, List.of());
                assertThat(Yaml.load(configuration.toYaml())).isEqualTo(configuration);
                loaded++;
            } catch (ConfigurationException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .allMatch(line -> line.matches("config/mutated\\.yaml:\\d+:\\d+: .{5,1000}"));
                refused++;
            }
        }
        assertThat(loaded).isGreaterThan(50);
        assertThat(refused).isGreaterThan(500);
    }

    private static String mutated(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(8));
        return text.substring(0, from) + SPLICES[random.nextInt(SPLICES.length)] + text.substring(to);
    }

    @Test
    void everyOptionIsTakenOrRefusedInWords() {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            String option = "data.noise=0.1";
            for (int k = random.nextInt(4); k >= 0; k--) {
                option = mutated(option + " ", random);
            }
            for (String line : Yaml.problems("name: a", option)) {
                assertThat(line).startsWith("--set ");
            }
        }
    }
}
