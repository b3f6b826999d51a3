package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.cli.text.PrintableWriter;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.CsvFile;
import org.manymoons.study.Experiment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every key of the configuration with every value that nobody would give it. */
@Tag("slow")
class HostileValuesTest {
    private static final List<String> VALUES = List.of(
            "1e99999",
            "-1e99999",
            "1e400",
            "1e99",
            "-1e99",
            "1e19",
            "9223372036854775808",
            "-9223372036854775809",
            "100000000000000000000000000000000000000000",
            "4294967296",
            "2147483648",
            "-2147483649",
            "1e-400",
            "4.9e-324",
            "1.7976931348623157e308",
            "-0.0",
            "0",
            "-1",
            "1.5",
            ".nan",
            ".inf",
            "-.inf",
            "0x7fffffffffffffff",
            "0xffffffffffffffffffff",
            "0o777777777777777777777777",
            "1" + "0".repeat(99),
            "9".repeat(5000),
            "null",
            "true",
            "''",
            "' '",
            "\"\\0\"",
            "\"\\e[31m\"",
            "\"\\u202E\"",
            "\"\\uD800\"",
            "x".repeat(5000),
            "[]",
            "[1e99]",
            "[[1]]",
            "{}",
            "{a: 1}",
            "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]",
            "1-",
            "1-99999999999999999999",
            "1-1e99",
            "[1-2, 1e99]",
            "&a [*a]",
            "!!java.net.URL [x]",
            "{[1]: 2}",
            "../../etc/passwd",
            "/dev/zero",
            "spark://");

    @TempDir
    private static Path temp = Path.of("");

    private static final List<String> KEYS = new ArrayList<>();

    @BeforeAll
    static void keysOfTheSchema() {
        collect(JsonMapper.shared().readTree(Program.call("schema").out()), "");
        assertThat(KEYS)
                .contains("name", "data.label", "network.initial_weights.scale")
                .hasSizeGreaterThan(30);
    }

    private static void collect(JsonNode schema, String path) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String key = path + property.getKey();
            KEYS.add(key);
            collect(property.getValue(), key + ".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/quick.yaml", "config/csv.yaml"})
    void everyKeyWithEveryValueIsTakenOrRefusedInPlainWords(String base) {
        SoftAssertions all = new SoftAssertions();
        for (String key : KEYS) {
            for (String value : VALUES) {
                keepsTheContract(all, base, key + "=" + value, Configuration::toYaml);
            }
        }
        all.assertAll();
    }

    @Test
    void soIsEveryValueOfTheDataWhenTheyAreRead() {
        SoftAssertions all = new SoftAssertions();
        for (String key : KEYS) {
            for (String value : VALUES) {
                if (key.startsWith("data.") && !key.equals("data.source")) {
                    keepsTheContract(
                            all,
                            "config/csv.yaml",
                            key + "=" + value,
                            configuration -> CsvFile.write(
                                    temp.resolve("data.csv"),
                                    Experiment.of(configuration).data()));
                }
            }
        }
        all.assertAll();
    }

    @Test
    void soIsEveryValueOnTheCommandLine() {
        SoftAssertions all = new SoftAssertions();
        for (String value : VALUES) {
            Program called = Program.call("run", "config/quick.yaml", "--print-config", "--set", "name=" + value);
            keepsTheContract(all, "name=" + value, called);
        }
        all.assertAll();
    }

    /** As a command does it, but for picocli, which takes longer than all the rest. */
    private static void keepsTheContract(
            SoftAssertions all, String base, String setting, Consumer<Configuration> command) {
        StringWriter err = new StringWriter();
        int status = ExitStatus.DONE;
        try {
            command.accept(ConfigurationFile.load(Path.of(base), List.of(setting)));
        } catch (RuntimeException e) {
            status = CommandLineProgram.explain(e, new PrintableWriter(new PrintWriter(err, true)));
        }
        keepsTheContract(all, setting, new Program(status, "", err.toString()));
    }

    private static void keepsTheContract(SoftAssertions all, String setting, Program called) {
        all.assertThat(called.status())
                .as("%s: %s", setting, called.err())
                .isIn(ExitStatus.DONE, ExitStatus.USAGE, ExitStatus.UNREADABLE);
        if (called.status() != ExitStatus.DONE) {
            all.assertThat(called.err().strip())
                    .as(setting)
                    .isNotEmpty()
                    .doesNotContain("Exception", "Error:", "unexpected", "jackson", "\tat ")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]")
                    .satisfies(lines ->
                            assertThat(lines.lines()).hasSizeLessThan(4).allMatch(line -> line.length() < 600));
        }
    }
}
