package org.manymoons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.census.CensusResult;
import org.manymoons.json.Json;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.search.TaskEnd;
import org.manymoons.models.Certification;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.complete.CompleteProof;
import org.manymoons.results.RunResults;
import org.manymoons.sweep.SweepResults;

/** The document of the file formats says every key, and its example is the file. */
class FormatsTest {
    private static final Path DOCUMENT = Path.of("src", "site", "markdown", "formats.md");
    private static final Path EXAMPLE = Path.of("src", "site", "examples", "census.py");
    private static final Pattern SNAKE = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    @ParameterizedTest
    @ValueSource(
            classes = {
                LandscapeResult.class,
                TaskEnd.class,
                CensusResult.class,
                SweepResults.class,
                Certificate.class,
                Certification.class,
                CompleteProof.class,
                RunResults.class
            })
    void everyKeyAndEveryWordIsDocumented(Class<?> file) throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> words = new TreeSet<>();
        collect(file, words, new HashSet<>());

        assertThat(words).hasSizeGreaterThan(5);
        assertThat(words)
                .filteredOn(word -> !document.contains("`" + word + "`"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.manymoons.census.SeedEnd", "org.manymoons.sweep.SweptSeed"})
    void everyKeyOfALineThatOnlyItsRoomKnowsIsDocumented(String line) throws Exception {
        everyKeyAndEveryWordIsDocumented(Class.forName(line));
    }

    @Test
    void everyWordIsLowerCaseButForHeadings() {
        Set<String> words = new TreeSet<>();
        collect(RunResults.class, words, new HashSet<>());

        assertThat(words).contains("channel_to_infinity", "merge_and_saturate", "undecided", "mc_nemar", "As trained");
        assertThat(words)
                .filteredOn(word -> !word.equals(word.toLowerCase(Locale.ROOT)))
                .allMatch(word -> word.matches("[A-Z][a-z ]+"));
    }

    @Test
    void theExampleIsTheFile() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```python\n" + Files.readString(EXAMPLE) + "```\n");
        assertThat(Files.readAllLines(EXAMPLE)).hasSizeLessThanOrEqualTo(12);
    }

    private static void collect(Type type, Set<String> words, Set<Type> seen) {
        if (type instanceof ParameterizedType generic) {
            List.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, words, seen));
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), words, seen);
        } else if (type instanceof Class<?> given && given.getName().startsWith("org.manymoons") && seen.add(given)) {
            if (given.isEnum()) {
                Arrays.stream(given.getEnumConstants())
                        .map(constant -> Json.line(constant).strip().replace("\"", ""))
                        .forEach(words::add);
            } else if (given.isRecord() && !isAText(given)) {
                Arrays.stream(given.getRecordComponents()).forEach(component -> collect(component, words, seen));
            }
        }
    }

    private static void collect(RecordComponent component, Set<String> words, Set<Type> seen) {
        if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
            return;
        }
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (!component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            words.add(
                    named == null
                            ? SNAKE.matcher(component.getName())
                                    .replaceAll("_$1")
                                    .toLowerCase(Locale.ROOT)
                            : named.value());
        }
        collect(component.getGenericType(), words, seen);
    }

    /** Its keys do not come from its components. */
    private static boolean isAText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class));
    }
}
