package org.manymoons.cli.text;

import java.io.PrintWriter;
import java.io.Writer;
import org.manymoons.config.yaml.Show;

/**
 * What the program says on its way to a terminal. Names, paths and texts of files may hold escape sequences: whatever a terminal
 * would act on instead of showing it is escaped here, so that nobody else has to think of it. {@code println} prints one
 * line, whatever is in it. In JSON the escapes mean what was escaped.
 */
public final class PrintableWriter extends PrintWriter {
    public PrintableWriter(Writer out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(Show.line(line));
    }

    @Override
    public void write(String text, int offset, int length) {
        String shown = Show.lines(text.substring(offset, offset + length));
        super.write(shown, 0, shown.length());
    }

    @Override
    public void write(char[] text, int offset, int length) {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(int character) {
        write(String.valueOf((char) character), 0, 1);
    }
}
