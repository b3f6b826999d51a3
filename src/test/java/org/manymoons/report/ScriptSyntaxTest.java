package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script of the page parses in strict mode and is a part of the page; looked at without running it. */
class ScriptSyntaxTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/org/manymoons/report");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theScriptParsesInStrictMode(Path script) throws IOException {
        parse(Files.readString(script));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theScriptIsOnThePage(Path script) throws IOException {
        String page = new Page("a name", "a title", List.of(), List.of()).with("{}");
        String firstLine = Files.readString(script).lines().findFirst().orElseThrow();
        assertThat(page).contains(firstLine);
    }

    @Test
    void whatStrictModeForbidsIsFound() {
        assertThatThrownBy(() -> parse("with (Math) { max(1, 2); }")).isInstanceOf(PolyglotException.class);
        assertThatThrownBy(() -> parse("const a = ;")).isInstanceOf(PolyglotException.class);
    }

    private static void parse(String script) {
        try (Context context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            context.parse("js", "\"use strict\";\n" + script);
        }
    }
}
