package org.manymoons.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the program in this JVM, with what it printed. */
record Program(int status, String out, String err) {

    static Program call(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = CommandLineProgram.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Program(status, out.toString(), err.toString());
    }
}
