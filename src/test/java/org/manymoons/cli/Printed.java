package org.manymoons.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;

/** What something prints. */
public final class Printed {
    private Printed() {}

    static String text(Consumer<PrintWriter> printing) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        printing.accept(out);
        out.flush();
        return text.toString();
    }

    public static List<String> lines(Consumer<PrintWriter> printing) {
        return text(printing).lines().toList();
    }
}
