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

    /** Options of the Java virtual machine; Windows has no checksum at hand, and a comment names an example. */
    private static List<String> options(String script) {
        return Pattern.compile(
                        "--(?:add-modules|enable-native-access)[ =][\\w.-]+|-D[\\w.]+=\\w+|-XX:\\W?\\w+(?:=\\d+)?|-Xlog:[\\w=,+]+")
                .matcher(script)
                .results()
                .map(MatchResult::group)
                .filter(option -> !option.equals("-XX:+VerifySharedSpaces") && !option.equals("-Xlog:gc"))
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
                .filter(line -> line.contains("org.manymoons.Manymoons"))
                .findFirst()
                .orElseThrow();

        assertThat(start)
                .startsWith("\"%JAVA%\" ")
                .contains(" -cp \"%~dp0..\\lib\\*\" org.manymoons.Manymoons %*")
                .endsWith(" %*");
        assertThat(script("manymoons.bat"))
                .contains("set \"JAVA=%JAVA_HOME:\"=%\\bin\\java\"")
                .contains("%*\r\nexit /b %ERRORLEVEL%\r\n");
    }

    @Test
    void bothScriptsGiveJavaTheSameOptions() throws IOException {
        assertThat(options(script("manymoons.bat")))
                .hasSize(13)
                .containsExactlyInAnyOrderElementsOf(options(script("manymoons")));
    }

    /** What goes on when Java is missing is one line with the remedy, and no end of it is taken for success. */
    @Test
    void bothScriptsSayThatJavaIsMissing() throws IOException {
        String remedy = "install a JDK, 17 or newer, or set JAVA_HOME";
        for (String name : List.of("manymoons", "manymoons.bat")) {
            assertThat(script(name))
                    .contains("manymoons: no Java found (")
                    .contains(remedy)
                    .contains("exit");
        }
        assertThat(script("manymoons.bat"))
                .contains("\"%JAVA%\" -version >nul 2>&1\r\nif errorlevel 1 goto missing\r\n")
                .endsWith("JAVA_HOME\r\nexit /b 1\r\n");
    }

    @Test
    void bothScriptsTakeTheUsersOptionsBeforeTheClassPath() throws IOException {
        assertThat(script("manymoons.bat")).contains("%OPTIONS% %MANYMOONS_OPTS% -cp ");
        assertThat(script("manymoons")).contains("\"${options[@]}\" ${MANYMOONS_OPTS:-} -cp ");
    }
}
