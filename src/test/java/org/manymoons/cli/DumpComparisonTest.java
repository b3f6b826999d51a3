package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dumps of parameters over training at the command line. */
class DumpComparisonTest {
    @TempDir
    private Path temp = Path.of("");

    /** Gradient descent by hand on one logistic unit and two samples, x = -1 of class 0 and x = 2 of class 1, in CSV. */
    private String dump(String name, double learningRate, double weight) throws IOException {
        StringBuilder csv = new StringBuilder("iteration,loss_before_update,W1_1_1,b1_1\n");
        double w = weight;
        double b = 0;
        for (int k = 0; k <= 10; k++) {
            csv.append(k).append(",0.5,").append(w).append(',').append(b).append('\n');
            double first = 1 / (1 + Math.exp(w - b));
            double second = 1 / (1 + Math.exp(-2 * w - b)) - 1;
            w -= learningRate * (-first + 2 * second) / 2;
            b -= learningRate * (first + second) / 2;
        }
        return Files.writeString(temp.resolve(name), csv.toString()).toString();
    }

    private String data() throws IOException {
        return Files.writeString(temp.resolve("data.csv"), "x,y\n-1,0\n2,1\n").toString();
    }

    @Test
    void theLearningRatesOfTwoTrainingsAreRecovered() throws IOException {
        Program compared = Program.call(
                "compare", dump("a.txt", 0.5, 0.1), dump("b.csv", 0.75, 0.1), "--data=" + data(), "--output=sigmoid");

        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.out())
                .contains("They differ by more than rounding from iteration 1 on")
                .contains("Cause (shown): another hyperparameter: learning rate 0.5 in A and 0.75 in B");
    }

    @Test
    void aTrainingDoesNotPartFromItself() throws IOException {
        String a = dump("a.csv", 0.5, 0.1);

        Program compared = Program.call("compare", a, a, "--data=" + data(), "--json");

        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("\"cause\" : \"not_parted\"").contains("\"parts_at\" : null");
    }

    @Test
    void withoutDataOtherInitialWeightsAreStillSeen() throws IOException {
        Program compared = Program.call("compare", dump("a.csv", 0.5, 0.1), dump("b.csv", 0.5, 0.2), "--json");

        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.out())
                .contains("\"cause\" : \"initial_weights\"")
                .contains("\"parts_at\" : 0")
                .contains("name it with --data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iteration,W1_1_1;0,1 | a dump",
                "iteration,W1_1_1,b1_2;0,1,1 | b1_1 is needed where b1_2 is found",
                "iteration,W1_1_1,b1_1;0,1 | line 2: 2 fields, but the header has 3",
                "iteration,W1_1_1,b1_1;x,1,2 | line 2: the iteration must be a whole number from 0 on, not x",
                "iteration,W1_1_1,b1_1;0,1,NaN | line 2, column 3: NaN is not a finite number",
                "iteration,W1_1_1,b1_1;5,1,1;5,1,1 | iteration 5 comes after 5, but iterations must rise",
                "iteration,W1_1_1 | a dump needs a header and a row",
                "iteration,W99_1_1,b1_1;0,1,1 | W1_1_1 is needed where W99_1_1 is found",
                "iteration,W1_9999999_9999999,b1_1;0,1,1 | W1_1_1 is needed where W1_9999999_9999999 is found"
            })
    void whatIsNoDumpIsRefusedInOneLine(String content, String reason) throws IOException {
        Path bad = Files.writeString(temp.resolve("bad.csv"), content.replace(';', '\n'));

        Program compared = Program.call("compare", dump("a.csv", 0.5, 0.1), bad.toString(), "--no-data");

        assertThat(compared.status()).isEqualTo(3);
        assertThat(compared.err().lines()).singleElement().asString().contains(reason);
    }

    @Test
    void aDumpAndAModelAreNotCompared() throws IOException {
        Program compared = Program.call("compare", dump("a.csv", 0.5, 0.1), "models/examples/seed-1.zip", "--no-data");

        assertThat(compared.status()).isEqualTo(2);
        assertThat(compared.err()).contains("compare two dumps or two models");
    }
}
