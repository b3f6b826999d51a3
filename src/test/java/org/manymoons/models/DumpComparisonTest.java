package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.Dataset;
import org.manymoons.parting.Cause;
import org.manymoons.parting.Certainty;
import org.manymoons.parting.Parting;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Dumps of trainings whose gradients are written out here: what is told of a network that nobody names. */
class DumpComparisonTest {
    private static final ModelReading NOTHING_SAID = new ModelReading(null, null, null, null);
    private static final int UPDATES = 12;
    private static final double[][] X = {{0.5, 1.25}, {-1, 0.75}, {1.5, -0.25}, {-0.5, -1}, {0.25, 0.125}};
    private static final double[] Y = {1, 0, 1, 0, 0};

    @TempDir
    private Path temp = Path.of("");

    /** One unit: w1, w2, b, v, c; the output of the unit and its slope by its activation, the residual z - y or p - y. */
    private Path dump(String name, double[] start, double rate, Activation activation, boolean sigmoid)
            throws IOException {
        return write(name, "W1_1_1,W1_1_2,b1_1,W2_1_1,b2_1", start, rate, p -> {
            double[] g = new double[5];
            for (int n = 0; n < X.length; n++) {
                double u = p[0] * X[n][0] + p[1] * X[n][1] + p[2];
                double h = activation == Activation.TANH ? Math.tanh(u) : Math.max(0, u);
                double slope = activation == Activation.TANH ? 1 - h * h : u > 0 ? 1 : 0;
                double z = p[3] * h + p[4];
                double r = sigmoid ? 1 / (1 + Math.exp(-z)) - Y[n] : 2 * (z - Y[n]);
                double[] each = {r * p[3] * slope * X[n][0], r * p[3] * slope * X[n][1], r * p[3] * slope, r * h, r};
                for (int k = 0; k < 5; k++) {
                    g[k] += each[k] / X.length;
                }
            }
            return g;
        });
    }

    private Path write(String name, String columns, double[] start, double rate, UnaryOperator<double[]> gradient)
            throws IOException {
        StringBuilder text = new StringBuilder("iteration," + columns + "\n");
        double[] p = start.clone();
        for (int t = 0; t <= UPDATES; t++) {
            text.append(t).append(',');
            text.append(Arrays.stream(p).mapToObj(Double::toString).collect(Collectors.joining(",")));
            text.append('\n');
            double[] g = gradient.apply(p);
            for (int k = 0; k < p.length; k++) {
                p[k] -= rate * g[k];
            }
        }
        return Files.writeString(temp.resolve(name), text);
    }

    private static final double[] START = {0.3, -0.4, 0.2, 0.7, -0.1};

    private static ModelData data(double... labels) {
        return new ModelData(Path.of("data.csv"), "made up", null, Dataset.of(new Samples(X, labels)));
    }

    private static ModelReading said(Activation activation, OutputLoss output) {
        return new ModelReading(activation, output, null, null);
    }

    private Parting ofRates(Activation activation, boolean sigmoid, ModelReading said, ModelData data)
            throws IOException {
        Path a = dump("a.csv", START, 0.5, activation, sigmoid);
        Path b = dump("b.csv", START, 0.25, activation, sigmoid);
        return DumpComparison.of(a, b, said, data);
    }

    private static void differInRate(Parting parting, String note) {
        assertThat(parting.cause()).isInstanceOf(Cause.Hyperparameter.class);
        assertThat(parting.cause().certainty()).isEqualTo(Certainty.SHOWN);
        assertThat(parting.partsAt()).isEqualTo(1);
        assertThat(parting.a().recipe().learningRate()).isCloseTo(0.5, within(1e-12));
        assertThat(parting.b().recipe().learningRate()).isCloseTo(0.25, within(1e-12));
        assertThat(parting.notes()).containsExactly(note);
    }

    @Test
    void theNetworkIsToldByItsUpdatesAndTheLearningRatesThatDifferAreFound() throws IOException {
        String first = ": of all networks tried the first whose gradient the updates follow";

        differInRate(ofRates(Activation.TANH, true, NOTHING_SAID, data(Y)), "tanh units, sigmoid output" + first);
        differInRate(ofRates(Activation.RELU, true, NOTHING_SAID, data(Y)), "relu units, sigmoid output" + first);
        differInRate(
                ofRates(Activation.TANH, false, NOTHING_SAID, data(Y)),
                "tanh units, linear output (squared error)" + first);
        differInRate(
                ofRates(Activation.TANH, true, said(Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY), data(Y)),
                "tanh units, sigmoid output");
        differInRate(
                ofRates(Activation.RELU, true, said(null, OutputLoss.SIGMOID_CROSS_ENTROPY), data(Y)),
                "relu units, sigmoid output" + first);
        differInRate(
                ofRates(Activation.TANH, false, said(Activation.TANH, null), data(Y)),
                "tanh units, linear output (squared error)" + first);
    }

    /** On one side of its kink alone relu is the identity too, which few mean. */
    @Test
    void ofSeveralActivationsThatFitAUsualOneIsTaken() throws IOException {
        double[] beyond = START.clone();
        beyond[2] = 9;
        Path a = dump("a.csv", beyond, 1e-3, Activation.RELU, true);
        Path b = dump("b.csv", beyond, 2e-3, Activation.RELU, true);

        assertThat(DumpComparison.of(a, b, NOTHING_SAID, data(Y)).notes().get(0))
                .startsWith("relu units, sigmoid output: of");
    }

    @Test
    void whatIsSaidIsTakenForGrantedThoughNothingFollowsIt() throws IOException {
        String granted = ": taken for granted, though the updates do not follow its gradient";

        assertThat(ofRates(Activation.RELU, true, said(Activation.TANH, null), data(Y))
                        .notes())
                .containsExactly("tanh units, sigmoid output" + granted);
        assertThat(ofRates(Activation.TANH, true, said(null, OutputLoss.IDENTITY_SQUARED_ERROR), data(Y))
                        .notes())
                .containsExactly("tanh units, linear output (squared error)" + granted);
    }

    /** config/quick.yaml says tanh. */
    @Test
    void theConfigurationSaysTheActivationWhereNobodyElseDoes() throws IOException {
        ModelData configured = Fabricated.data(new Samples(X, Y));

        assertThat(ofRates(Activation.RELU, true, NOTHING_SAID, configured)
                        .notes()
                        .get(0))
                .startsWith("tanh units, sigmoid output: taken for granted");
        differInRate(
                ofRates(Activation.RELU, true, said(Activation.RELU, OutputLoss.SIGMOID_CROSS_ENTROPY), configured),
                "relu units, sigmoid output");
    }

    /** Labels that are not whole are numbers to be predicted. */
    @Test
    void outputsThatTheLabelsDoNotFitAreNotTried() throws IOException {
        Samples numbers = new Samples(X, new double[] {0.5, 0, 1, 0, 0});
        ModelData halves = new ModelData(Path.of("data.csv"), "made up", null, Dataset.of(numbers, null));

        assertThat(ofRates(Activation.TANH, true, NOTHING_SAID, halves).notes().get(0))
                .startsWith("tanh units, linear output (squared error): taken for granted");
        assertThatThrownBy(() -> ofRates(Activation.TANH, true, said(null, OutputLoss.SIGMOID_CROSS_ENTROPY), halves))
                .isInstanceOf(DataMismatch.class)
                .hasMessageContaining("tells 2 classes apart, but the labels");
    }

    /** Two outputs and no hidden units: the gradient of a softmax regression. */
    @Test
    void severalOutputsAreASoftmaxFirst() throws IOException {
        double[] start = {0.1, 0.2, -0.3, 0.4, 0.5, -0.6};
        UnaryOperator<double[]> softmax = p -> {
            double[] g = new double[6];
            for (int n = 0; n < X.length; n++) {
                double[] e = new double[2];
                for (int k = 0; k < 2; k++) {
                    e[k] = Math.exp(p[2 * k] * X[n][0] + p[2 * k + 1] * X[n][1] + p[4 + k]);
                }
                for (int k = 0; k < 2; k++) {
                    double r = (e[k] / (e[0] + e[1]) - (Y[n] == k ? 1 : 0)) / X.length;
                    g[2 * k] += r * X[n][0];
                    g[2 * k + 1] += r * X[n][1];
                    g[4 + k] += r;
                }
            }
            return g;
        };
        String columns = "W1_1_1,W1_1_2,W1_2_1,W1_2_2,b1_1,b1_2";
        Path a = write("a.csv", columns, start, 0.5, softmax);
        Path b = write("b.csv", columns, start, 0.25, softmax);

        differInRate(
                DumpComparison.of(a, b, NOTHING_SAID, data(Y)),
                "no hidden units, softmax output: of all networks tried the first whose gradient the updates follow");
        differInRate(
                DumpComparison.of(a, b, said(null, OutputLoss.SOFTMAX_CROSS_ENTROPY), data(Y)),
                "no hidden units, softmax output");
    }

    /** With its signs changed a tanh unit is the same; of another unit that is not known. */
    @Test
    void withoutDataSignsAreChangedOnlyWhereTheActivationIsNamed() throws IOException {
        double[] flipped = {-START[0], -START[1], -START[2], -START[3], START[4]};
        Path a = dump("a.csv", START, 0.5, Activation.TANH, true);
        Path b = dump("b.csv", flipped, 0.5, Activation.TANH, true);
        String noData = "nobody says what they were trained on, so no update was made again; name it with --data";

        Parting named = DumpComparison.of(a, b, said(Activation.TANH, null), null);
        Parting unnamed = DumpComparison.of(a, b, NOTHING_SAID, null);

        assertThat(((Cause.InitialWeights) named.cause()).sameFunction()).isTrue();
        assertThat(named.notes()).containsExactly(noData);
        assertThat(((Cause.InitialWeights) unnamed.cause()).sameFunction()).isFalse();
        assertThat(unnamed.notes())
                .containsExactly(
                        noData, "units were reordered, but no signs changed; name the activation with --activation");
        assertThat(unnamed.a().recipe()).isNull();
    }

    @Test
    void dumpsOfOtherNetworksAreNotCompared() throws IOException {
        Path a = dump("a.csv", START, 0.5, Activation.TANH, true);
        Path b = write("b.csv", "W1_1_1,W1_1_2,b1_1", new double[3], 0.5, p -> new double[3]);

        assertThatThrownBy(() -> DumpComparison.of(a, b, NOTHING_SAID, null))
                .isInstanceOf(DataMismatch.class)
                .hasMessage(
                        a + " is of a 2-1-1 network, " + b + " of a 2-1 network; compare two trainings of one network");
    }
}
