package org.manymoons;

import org.manymoons.cli.CommandLineProgram;

/** The program: hands its arguments to the command line and is the only place that ends the JVM. */
public final class Manymoons {
    private Manymoons() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] args) {
        System.exit(CommandLineProgram.execute(args));
    }
}
