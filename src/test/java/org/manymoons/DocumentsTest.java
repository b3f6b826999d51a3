package org.manymoons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.cli.CommandLineProgram;
import picocli.CommandLine;

/** What the documents point at is there: files, headings, classes, commands. */
class DocumentsTest {
    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```\\s*?$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    static Stream<Path> documents() throws IOException {
        return Stream.of(
                        Stream.of(README, Path.of("models", "README.md")),
                        files(PAGES, ".md"),
                        files(Path.of(".github"), ".md"),
                        files(Path.of("src", "test", "resources"), "README.md"))
                .flatMap(found -> found);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToAFileAndHeadingResolves(Path document) {
        List<String> broken = new ArrayList<>();
        for (String link : found(LINK, prose(read(document)))) {
            if (!link.startsWith("https://") && !resolves(document, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeIsReadInFiveMinutes() throws IOException {
        assertThat(Files.size(README)).isBetween(1_000L, 9_000L);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathThatIsNamedExists(Path document) {
        Pattern path = Pattern.compile(
                "(?<![\\w/.-])((?:config(?!/[A-Z])|src|models/examples|\\.ci)/[\\w./-]*\\w)(?![\\w/<*])(?!\\.\\w)");
        assertThat(found(path, read(document)))
                .filteredOn(name -> !Files.exists(Path.of(name)))
                .isEmpty();
    }

    @Test
    void theReadmeNamesEveryCommandAndNoOther() {
        String readme = read(README);
        assertThat(new TreeSet<>(found(Pattern.compile("(?m)^\\| `([a-z]+)[ `]"), readme)))
                .isEqualTo(commands());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandThatIsCalledExists(Path document) {
        Pattern called = Pattern.compile("-Dexec\\.args=\"(\\w+)");
        assertThat(commands()).containsAll(found(called, read(document)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassAndPackageThatIsNamedExists(Path document) {
        Pattern name = Pattern.compile("\\borg\\.manymoons((?:\\.\\w+)+)");
        assertThat(found(name, read(document)))
                .filteredOn(named -> !isClassOrPackage(named))
                .isEmpty();
    }

    /** As in {@code channel/Merging} or {@code spectrum.Sharpness}. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyClassThatIsNamedByItsRoomExists(Path document) {
        Pattern name = Pattern.compile("`(?!src/|org\\.)((?:[a-z]+[/.])+[A-Z]\\w*)[\\w.]*`");
        assertThat(found(name, read(document)))
                .filteredOn(room -> !isClassOrPackage("." + room.replace('/', '.')))
                .isEmpty();
    }

    @Test
    void everyRoomIsInTheArchitecture() throws IOException {
        Path sources = Path.of("src", "main", "java", "org", "manymoons");
        Set<String> rooms = new TreeSet<>();
        files(sources, "package-info.java")
                .map(file -> sources.relativize(file.getParent()).toString().replace('\\', '/'))
                .forEach(room -> rooms.add(room.replace('/', '.')));
        String architecture = read(PAGES.resolve("architecture.md"));

        assertThat(rooms)
                .hasSizeGreaterThan(10)
                .allMatch(room -> architecture.contains("`org.manymoons." + room + "`")
                        || architecture.contains("`" + room.substring(Math.max(0, room.lastIndexOf('.'))) + "`"));
    }

    @Test
    void theDrawingOfTheRoomsFitsAScreen() {
        String drawing = found(Pattern.compile("(?ms)^```$(.*?)^```$"), read(PAGES.resolve("architecture.md")))
                .get(0);
        assertThat(drawing.lines().toList()).hasSizeBetween(10, 45).allMatch(line -> line.length() <= 100);
    }

    @Test
    void headingsBecomeAnchorsAsGitHubMakesThem() {
        assertThat(anchors("# What the paper says, what we see\n## A `kind` of channel\n```\n# none\n```\n"))
                .containsExactly("what-the-paper-says-what-we-see", "a-kind-of-channel");
    }

    @Test
    void whatDoesNotExistIsFound() {
        assertThat(resolves(README, "src/site/markdown/words.md")).isTrue();
        assertThat(resolves(README, "src/site/markdown/no-words.md")).isFalse();
        assertThat(resolves(README, "src/site/markdown/words.md#no-such-heading"))
                .isFalse();
        assertThat(resolves(README, "#no-such-heading")).isFalse();
        assertThat(isClassOrPackage(".cli.CommandLineProgram")).isTrue();
        assertThat(isClassOrPackage(".cli.NoProgram")).isFalse();
        assertThat(isClassOrPackage(".nothing")).isFalse();
    }

    private static boolean resolves(Path document, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        return Files.exists(file) && (hash < 0 || anchors(read(file)).contains(link.substring(hash + 1)));
    }

    private static List<String> anchors(String markdown) {
        return found(HEADING, FENCED.matcher(markdown).replaceAll("")).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String prose(String markdown) {
        return CODE.matcher(FENCED.matcher(markdown).replaceAll("")).replaceAll("");
    }

    private static boolean isClassOrPackage(String below) {
        String path = "org/manymoons" + below.replace('.', '/');
        Predicate<String> isThere = name -> Stream.of("main", "test", "bench", "spark")
                .anyMatch(kind -> Files.exists(Path.of("src", kind, "java", name)));
        return isThere.test(path) || isThere.test(path + ".java");
    }

    private static Set<String> commands() {
        return new TreeSet<>(
                new CommandLine(new CommandLineProgram()).getSubcommands().keySet());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(DocumentsTest::group).toList();
    }

    private static String group(MatchResult match) {
        return match.groupCount() == 0 ? match.group() : match.group(1);
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.isDirectory(file) ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
