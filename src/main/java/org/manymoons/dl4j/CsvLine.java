package org.manymoons.dl4j;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.ClassTable;
import org.manymoons.data.DataException;

/**
 * One line of a CSV file and what its fields mean; errors name file, line, column and value.
 *
 * @param file   the file, for messages
 * @param number the line's number in the file, from 1
 * @param raw    the line itself
 * @param fields its fields, without quotes and surrounding blanks
 * @param first  whether it is the first line that is not blank
 */
record CsvLine(String file, int number, String raw, List<String> fields, boolean first) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOSE_QUOTE = Pattern.compile("(?<![,\\s]|^)\"(?!\\s*(,|$))");
    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_NAMES = 30;

    CsvLine {
        fields = fields.stream().map(String::strip).toList();
    }

    /** Whether none of the fields is a number, as in a header. */
    boolean hasNoNumber() {
        return fields.stream().noneMatch(CsvLine::isNumber);
    }

    /** The fields as names of columns. */
    List<String> names() {
        int unnamed = fields.indexOf("");
        if (unnamed >= 0) {
            throw new DataException(place(unnamed, null)
                    + ": the column has no name; name it, or remove it if it only numbers the rows");
        }
        return fields;
    }

    /**
     * That the line has so many fields, and nothing that DataVec's parser would drop in silence: a backslash, or quotes
     * inside a field ({@code 1"2"3} would be read as 123).
     */
    void checkRow(int columns) {
        if (raw.indexOf('\\') >= 0) {
            throw new DataException(place() + ": a backslash, which has no meaning in numbers; remove it");
        }
        if (raw.indexOf('"') >= 0 && LOOSE_QUOTE.matcher(raw).find()) {
            throw new DataException(place() + ": a quote inside a field; quote the whole field or nothing of it");
        }
        if (fields.size() != columns) {
            throw new DataException(place() + ": " + fields.size() + (fields.size() == 1 ? " column" : " columns")
                    + ", but the first line has " + columns + "; the line begins " + quoted(fields.get(0)));
        }
    }

    /** The finite number in column j. */
    double number(int j, String name) {
        String field = fields.get(j);
        if (field.isEmpty()) {
            throw new DataException(place(j, name) + ": no value; every field must hold a number");
        }
        if (NOT_FINITE.matcher(field).matches()) {
            throw new DataException(
                    place(j, name) + ": " + quoted(field) + " is not finite; remove or replace the row");
        }
        if (!DECIMAL.matcher(field).matches()) {
            throw new DataException(place(j, name) + ": " + quoted(field) + " is not a number"
                    + (first ? " (if this line holds the names of the columns, say header: true)" : ""));
        }
        double value = Double.parseDouble(field);
        if (Double.isInfinite(value)) {
            throw new DataException(place(j, name) + ": " + quoted(field) + " is too large for a double");
        }
        return value;
    }

    /** The class label in column j in its form, see {@link ClassTable#form}: a whole number or text. */
    String label(int j, String name) {
        String field = fields.get(j);
        if (!field.isEmpty() && !isNumber(field)) {
            return field;
        }
        double label = number(j, name);
        if (!ClassTable.isWhole(label)) {
            throw new DataException(place(j, name) + ": label " + quoted(field)
                    + " is not a whole number; name the classes by whole numbers or by text, or have the number itself"
                    + " predicted with network.output: identity");
        }
        return ClassTable.form(label);
    }

    /** Whether column j holds a number, finite or not. */
    boolean isNumber(int j) {
        return isNumber(fields.get(j));
    }

    boolean isEmpty(int j) {
        return fields.get(j).isEmpty();
    }

    private static boolean isNumber(String field) {
        return DECIMAL.matcher(field).matches() || NOT_FINITE.matcher(field).matches();
    }

    String place() {
        return file + ", line " + number;
    }

    String place(int j, @Nullable String name) {
        return place() + ", column " + (j + 1) + (name == null ? "" : " (" + printable(name) + ")");
    }

    static String quoted(String value) {
        return "'" + printable(value) + "'";
    }

    static String listed(List<String> names) {
        return names.stream().limit(MOST_NAMES).map(CsvLine::printable).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", ... (" + names.size() + " columns)" : "");
    }

    /** On one line of reasonable length whatever it holds. */
    private static String printable(String value) {
        String start = value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "...";
        return start.codePoints()
                .mapToObj(c -> isVisible(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
