package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the light package leaves out (src/dist/light.xml) is missed by nothing but training and DL4J's own files. */
@Tag("slow")
class LightPackageTest {
    private static final String FOLDER = "src/test/resources/foreign/";
    private static final Pattern LEFT_OUT = Pattern.compile(
            "deeplearning4j-|nd4j-native|nd4j-presets|native-api|bytedeco|"
                    + "fastutil|nd4j.protobuf|commons-net|commons-compress|commons-collections4|commons-codec|joda-time|gson|onnxruntime");

    @TempDir
    private Path temp = Path.of("");

    private record Ended(int status, String text) {}

    private Ended call(String... arguments) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !LEFT_OUT.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "org.manymoons.Manymoons"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), text);
    }

    @Test
    void twoModelsAreComparedOnACsvFile() throws IOException, InterruptedException {
        Ended ended = call(
                "compare",
                FOLDER + "net.onnx",
                FOLDER + "other.safetensors",
                "--activation=tanh",
                "--output=sigmoid",
                "--l2=0.001",
                "--data=" + FOLDER + "moons.csv");

        assertThat(ended.text()).contains("Verdict: same_minimum_after_polishing");
        assertThat(ended.status()).isZero();
    }

    @Test
    void onlyWhatNeedsDl4jSaysSo() throws IOException, InterruptedException {
        Ended ended = call(
                "polish",
                FOLDER + "net.h5",
                "--l2=0.001",
                "--data=" + FOLDER + "moons.csv",
                "-o",
                temp.resolve("out").toString());

        assertThat(ended.text())
                .contains("this needs DL4J, which is not here (the light package")
                .doesNotContain("\tat ");
        assertThat(ended.status()).isEqualTo(ExitStatus.UNEXPECTED);
    }

    @Test
    void anotherMissingClassIsAFailureToReport() {
        assertThat(CommandLineProgram.missing(new NoClassDefFoundError("org/nd4j/linalg/factory/Nd4j")))
                .startsWith("this needs DL4J");
        assertThat(CommandLineProgram.missing(new NoClassDefFoundError("org/example/Other")))
                .isEqualTo(
                        "unexpected failure: java.lang.NoClassDefFoundError: org/example/Other; please report it with the"
                                + " command that you gave");
    }
}
