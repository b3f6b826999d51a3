package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What starts the unpacked program on Windows, read critically, since the tests run elsewhere. */
class StartScriptsTest {
    private static final Path SCRIPTS = Path.of("src/dist/bin");

    private static String script(String name) throws IOException {
        return Files.readString(SCRIPTS.resolve(name), StandardCharsets.US_ASCII);
    }

    /** Options of the Java virtual machine with a value. */
    private static List<String> options(String script) {
        return Pattern.compile("--(?:add-modules|enable-native-access)[ =]\\S+|-D[\\w.]+=\\S+")
                .matcher(script)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void everyLineEndsAsWindowsNeedsIt() throws IOException {
        String script = script("manymoons.bat");

        assertThat(script.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(script).endsWith("\r\n");
    }

    @Test
    void pathsWithSpacesStayOneArgumentAndArgumentsGoOnAsTheyAre() throws IOException {
        String start = script("manymoons.bat")
                .lines()
                .filter(line -> line.contains("org.manymoons"))
                .findFirst()
                .orElseThrow();

        assertThat(start)
                .startsWith("\"%JAVA%\" ")
                .contains(" -cp \"%~dp0..\\lib\\*\" org.manymoons.Manymoons %*")
                .endsWith(" %*");
        assertThat(script("manymoons.bat"))
                .contains("set \"JAVA=%JAVA_HOME%\\bin\\java\"")
                .endsWith("%*\r\nexit /b %ERRORLEVEL%\r\n");
    }

    @Test
    void bothScriptsGiveJavaTheSameOptions() throws IOException {
        assertThat(options(script("manymoons.bat"))).hasSize(3).isEqualTo(options(script("manymoons")));
    }
}
