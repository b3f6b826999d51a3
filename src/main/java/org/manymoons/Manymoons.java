package org.manymoons;

/** The program: hands its arguments to the command line and is the only place that ends the JVM. */
public final class Manymoons {
    private Manymoons() {}

    public static void main(String[] args) {
        System.out.println("manymoons");
    }
}
