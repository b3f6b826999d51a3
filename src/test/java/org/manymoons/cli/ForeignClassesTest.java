package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that a model names in Jackson's array form, which needs no {@code @class}: none of them is ever loaded. */
@Tag("slow")
class ForeignClassesTest {
    /** Classes of the JDK that nothing here needs, and where a configuration of DL4J may name a class. */
    private static final Map<String, String> NAMED = Map.of(
            "\"biasUpdater\" : null", "\"biasUpdater\" : [\"javax.script.ScriptEngineManager\", {}]",
            "\"iupdater\" : {", "\"iupdater\" : [\"javax.swing.undo.UndoManager\", {}], \"other\" : {",
            "\"weightNoise\" : null", "\"weightNoise\" : [\"javax.naming.InitialContext\", {}]",
            "\"constraints\" : null", "\"constraints\" : [[\"javax.print.DocFlavor\", {}]]",
            "\"weightInitFn\" : {", "\"weightInitFn\" : [\"java.rmi.Naming\", {}], \"another\" : {",
            "\"regularizationBias\" : [ ]", "\"regularizationBias\" : [[\"javax.sound.midi.MidiSystem\", {}]]");

    @TempDir
    private Path temp = Path.of("");

    private Path hostile() throws IOException {
        Path file = temp.resolve("hostile.zip");
        try (ZipFile model = new ZipFile("models/examples/seed-1.zip");
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("configuration.json", "coefficients.bin")) {
                byte[] bytes = model.getInputStream(model.getEntry(name)).readAllBytes();
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith(".json") ? naming(bytes) : bytes);
            }
        }
        return file;
    }

    private static byte[] naming(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> swap : NAMED.entrySet()) {
            assertThat(text).contains(swap.getKey());
            text = text.replace(swap.getKey(), swap.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void polishLoadsNoClassThatAModelNames() throws Exception {
        Path classes = temp.resolve("classes");
        Path out = temp.resolve("out.zip");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-Djavacpp.platform.host=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.manymoons.Manymoons",
                        "polish",
                        hostile().toString(),
                        "--data",
                        "config/quick.yaml",
                        "-o",
                        out.toString())
                .redirectError(temp.resolve("log").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(classes))
                .contains("org.manymoons.models.PolishedModel", "org.deeplearning4j.util.ModelSerializer")
                .doesNotContain(
                        "javax.script.ScriptEngineManager",
                        "javax.swing.undo.UndoManager",
                        "javax.naming.InitialContext",
                        "javax.print.DocFlavor",
                        "java.rmi.Naming",
                        "javax.sound.midi.MidiSystem");
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve("log")))
                .isEqualTo(ExitStatus.DONE);
        try (ZipFile written = new ZipFile(out.toFile())) {
            String json = new String(
                    written.getInputStream(written.getEntry("configuration.json"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(json).contains("\"nout\" : 3").doesNotContain("javax.", "java.", "\"other\"");
        }
    }
}
