package org.manymoons.cli.text;

/** Prose for a terminal. */
final class Paragraph {
    private static final int WIDTH = 110;

    private Paragraph() {}

    /** The text broken at spaces into lines of at most {@value #WIDTH} characters, the first with a dash, the others indented. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder("-");
        int column = 1;
        for (String word : text.split(" ", -1)) {
            if (column + 1 + word.length() > WIDTH) {
                lines.append(System.lineSeparator()).append(' ');
                column = 1;
            }
            lines.append(' ').append(word);
            column += 1 + word.length();
        }
        return lines.toString();
    }
}
