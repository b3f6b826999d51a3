package org.manymoons.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What the start script has Java do once, so that it can keep the classes that short commands need, parsed and verified
 * (application class-data sharing, JEP 350): the package's own examples are looked at and compared, and nothing is printed.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Takes the package's folder {@code models}. */
    public static void main(String[] args) {
        Path models = Path.of(args.length == 0 ? "models" : args[0]);
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> command : commands(models.resolve("examples"), models.resolve("foreign"))) {
            CommandLineProgram.execute(nowhere, nowhere, command.toArray(String[]::new));
        }
    }

    static List<List<String>> commands(Path examples, Path foreign) {
        String zip = examples.resolve("seed-1.zip").toString();
        String other = examples.resolve("seed-2.zip").toString();
        String keras = foreign.resolve("net.keras").toString();
        String onnx = foreign.resolve("net.onnx").toString();
        String safetensors = foreign.resolve("net.safetensors").toString();
        String numpy = foreign.resolve("scikit.npz").toString();
        String data = "--data=" + foreign.resolve("moons.csv");
        return List.of(
                List.of("--help"),
                List.of("compare", zip, other),
                List.of("inspect", keras, data),
                List.of("inspect", numpy, data),
                List.of("compare", onnx, safetensors, "--activation=tanh", "--output=sigmoid", "--l2=0.001", data));
    }
}
