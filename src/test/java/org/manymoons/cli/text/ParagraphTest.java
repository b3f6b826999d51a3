package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.cli.Printed;

class ParagraphTest {
    @Test
    void aLineHoldsAHundredAndEighteenCharactersAndNotOneMore() {
        String fits = "x".repeat(50) + " " + "y".repeat(65); // "- " + 116 characters

        assertThat(Printed.lines(out -> Paragraph.item(out, fits))).containsExactly("- " + fits);
        assertThat(Printed.lines(out -> Paragraph.item(out, fits + "y")))
                .containsExactly("- " + "x".repeat(50), "  " + "y".repeat(66));
        assertThat(Printed.lines(out -> Paragraph.wrapped(out, fits + "yy"))).containsExactly(fits + "yy");
        assertThat(Printed.lines(out -> Paragraph.wrapped(out, fits + "yyy")))
                .containsExactly("x".repeat(50), "y".repeat(68));
    }

    @Test
    void furtherLinesAreIndentedAndFilledAnew() {
        String word = "z".repeat(60);

        assertThat(Printed.lines(out -> Paragraph.item(out, word + " " + word + " a " + word)))
                .containsExactly("- " + word, "  " + word + " a", "  " + word);
    }

    @Test
    void partsHangBelowTheFirstAndAreNotBroken() {
        assertThat(Printed.lines(
                        out -> Paragraph.hanging(out, "seed 1  ", List.of("(1, 2)", "w".repeat(105), "(3, 4)"))))
                .containsExactly("seed 1  (1, 2)", " ".repeat(8) + "w".repeat(105), " ".repeat(8) + "(3, 4)");
    }

    @Test
    void aWordThatIsTooLongStandsAlone() {
        assertThat(Printed.lines(out -> Paragraph.wrapped(out, "a " + "b".repeat(200) + " c")))
                .containsExactly("a", "b".repeat(200), "c");
    }

    @Test
    void withNothingToHangOnlyTheBeginningIsPrinted() {
        assertThat(Printed.lines(out -> Paragraph.hanging(out, "  1  no test set   ", List.of())))
                .containsExactly("  1  no test set");
    }
}
