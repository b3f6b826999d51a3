package org.manymoons.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.config.file.Samples;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "moons, moons",
        "weight decay, weight-decay",
        "Schöne Monde!, Schone-Monde",
        "../../etc/passwd, etc-passwd",
        ".hidden, hidden",
        "examples, run-examples",
        "Examples, run-Examples",
        "README.md, run-README.md",
        "con, run-con",
        "aux.txt, run-aux.txt",
        "a_b.c-d, a_b.c-d",
        "</script>, script",
        "a\u0000b, a-b",
    })
    void keepsWhatAFileNameCanHold(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", ".", "..", "...", "月", "🌙", "/", "-"})
    void isNeverEmptyNorHidden(String name) {
        assertThat(Slug.of(name)).matches("run-[0-9a-f]{8}");
    }

    @Test
    void isAFileNameWhateverTheTitle() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String name = Samples.text(random);
            assertThat(Slug.of(name))
                    .matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,67}")
                    .doesNotMatch("(?i)examples|.*[.]");
            assertThat(Slug.of(Slug.of(name))).isEqualTo(Slug.of(name));
        }
    }
}
