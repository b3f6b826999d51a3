package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void aLineHoldsAHundredAndTenCharactersAndNotOneMore() {
        String fits = "x".repeat(50) + " " + "y".repeat(57); // "- " + 108 characters

        assertThat(Paragraph.wrapped(fits)).isEqualTo("- " + fits);
        assertThat(Paragraph.wrapped(fits + "y"))
                .isEqualTo("- " + "x".repeat(50) + System.lineSeparator() + "  " + "y".repeat(58));
    }

    @Test
    void furtherLinesAreIndentedAndFilledAnew() {
        String word = "z".repeat(60);

        assertThat(Paragraph.wrapped(word + " " + word + " a " + word).lines())
                .containsExactly("- " + word, "  " + word + " a", "  " + word);
    }
}
