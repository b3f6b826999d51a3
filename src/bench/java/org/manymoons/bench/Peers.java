package org.manymoons.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.mathutil.error.ErrorCalculation;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.error.CrossEntropyErrorFunction;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What the virtual machine's part of the comparison with other programs measures: one task, one line a figure, {@code name
 * value}. Arguments: the task, the folder with moons.csv, and how often.
 */
public final class Peers {
    private static final Network NETWORK = Network.of(2, List.of(4), Activation.TANH, 0);
    private static final int SEEDS = 12;

    private final Path folder;
    private final Samples moons;

    private Peers(Path folder) throws IOException {
        this.folder = folder;
        List<double[]> rows = rows(folder.resolve("moons.csv"), 1);
        moons = new Samples(
                rows.stream().map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new),
                rows.stream().mapToDouble(row -> row[2]).toArray());
    }

    public static void main(String[] args) throws IOException {
        Peers peers = new Peers(Path.of(args[1]));
        int times = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        switch (args[0]) {
            case "prepare" -> peers.prepare();
            case "kernel" -> peers.kernel(times);
            case "dl4j" -> peers.dl4j(times);
            case "encog" -> peers.encog(times);
            case "polish" -> peers.polish();
            case "seed" -> peers.seed();
            default -> throw new IllegalArgumentException("no task " + args[0]);
        }
    }

    private static List<double[]> rows(Path csv, int skipped) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(csv).subList(skipped, (int) Files.lines(csv).count())) {
            rows.add(Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return rows;
    }

    private static void say(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.17g%n", name, value);
    }

    /** Median time of one call in microseconds, after as many calls to warm up. */
    private static double microseconds(int times, Runnable call) {
        int batch = 200;
        for (int i = 0; i < 2000; i++) {
            call.run();
        }
        double[] each = new double[times];
        for (int t = 0; t < times; t++) {
            long begin = System.nanoTime();
            for (int i = 0; i < batch; i++) {
                call.run();
            }
            each[t] = (System.nanoTime() - begin) / 1e3 / batch;
        }
        Arrays.sort(each);
        return each[times / 2];
    }

    private double[] trained(Objective objective, long seed) {
        double[] p = NumpyNormal.initialWeights(NETWORK, seed, 0.01);
        for (int i = 0; i < 10_000; i++) {
            double[] g = objective.gradient(p);
            for (int k = 0; k < p.length; k++) {
                p[k] -= 1.2 * g[k];
            }
        }
        return p;
    }

    /** Weights after 10,000 iterations, a row for each seed, and the gradient at the first, for the others to agree with. */
    private void prepare() throws IOException {
        Objective objective = Kernels.objective(NETWORK, moons);
        List<String> ends = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            ends.add(line(trained(objective, seed)));
        }
        Files.write(folder.resolve("trained.csv"), ends);
        double[] first = rows(folder.resolve("trained.csv"), 0).get(0);
        Files.writeString(
                folder.resolve("gradient.csv"),
                line(Objective.of(NETWORK, moons).gradient(first)) + "\n");
        Files.writeString(folder.resolve("minima.csv"), minima(objective));
    }

    private static String line(double[] values) {
        return String.join(",", Arrays.stream(values).mapToObj(Double::toString).toList());
    }

    /** For each seed the loss where polishing ends, or the limit of its channel, for the other optimisers to reach. */
    private String minima(Objective objective) throws IOException {
        StringBuilder text = new StringBuilder();
        for (double[] start : rows(folder.resolve("trained.csv"), 0)) {
            EndState end = Polisher.polish(objective, start);
            text.append(end.kind().label()).append(',').append(end.loss()).append('\n');
        }
        return text.toString();
    }

    private void kernel(int times) throws IOException {
        double[] p = rows(folder.resolve("trained.csv"), 0).get(0);
        Objective fast = Kernels.objective(NETWORK, moons);
        check("kernel", fast.gradient(p));
        say("gradient manymoons", microseconds(times, () -> fast.gradient(p)));
        say("hessian manymoons", microseconds(times, () -> fast.hessian(p)));
        Objective reference = Objective.of(NETWORK, moons);
        say(
                "gradient manymoons' plain-Java reference",
                microseconds(Math.max(3, times / 10), () -> reference.gradient(p)));
    }

    private void check(String name, double[] gradient) throws IOException {
        double[] expected = rows(folder.resolve("gradient.csv"), 0).get(0);
        for (int k = 0; k < expected.length; k++) {
            if (!(Math.abs(gradient[k] - expected[k]) < 1e-10)) {
                throw new IllegalStateException(
                        name + ": gradient " + k + " is " + gradient[k] + ", not " + expected[k]);
            }
        }
    }

    /** One update by fit on arrays: workspaces, cache on the device, one OpenMP thread, as fast as it was found to be. */
    private void dl4j(int times) throws IOException {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
                .updater(new Sgd(1e-9))
                .cacheMode(CacheMode.DEVICE)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(4)
                        .activation(org.nd4j.linalg.activations.Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(new LossBinaryXENT(1e-15))
                        .nIn(4)
                        .nOut(1)
                        .activation(org.nd4j.linalg.activations.Activation.SIGMOID)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        double[] p = rows(folder.resolve("trained.csv"), 0).get(0);
        network.setParams(Nd4j.create(p).reshape(1, p.length));
        INDArray x = Nd4j.create(moons.inputs());
        INDArray y = Nd4j.create(moons.labels()).reshape(moons.size(), 1);
        network.setInput(x);
        network.setLabels(y);
        network.computeGradientAndScore();
        check("DL4J", network.gradient().gradient().div(moons.size()).toDoubleVector());
        say("gradient DL4J 1.0.0-M2.1 (fit on arrays)", microseconds(Math.max(3, times / 10), () -> network.fit(x, y)));
    }

    /** One iteration of full-batch backpropagation in one thread. */
    private void encog(int times) throws IOException {
        BasicNetwork network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, 2));
        network.addLayer(new BasicLayer(new ActivationTANH(), true, 4));
        network.addLayer(new BasicLayer(new ActivationSigmoid(), false, 1));
        network.getStructure().finalizeStructure();
        double[] p = rows(folder.resolve("trained.csv"), 0).get(0);
        for (int u = 0; u < 4; u++) {
            network.setWeight(0, 0, u, p[2 * u]);
            network.setWeight(0, 1, u, p[2 * u + 1]);
            network.setWeight(0, 2, u, p[8 + u]);
            network.setWeight(1, u, 0, p[12 + u]);
        }
        network.setWeight(1, 4, 0, p[16]);
        double[][] labels =
                Arrays.stream(moons.labels()).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
        Backpropagation training = new Backpropagation(network, new BasicMLDataSet(moons.inputs(), labels), 0, 0);
        training.setThreadCount(1);
        training.setErrorFunction(new CrossEntropyErrorFunction());
        training.setBatchSize(0);
        ErrorCalculation.setMode(org.encog.mathutil.error.ErrorCalculationMode.MSE);
        double[] row = new double[1];
        double loss = 0;
        for (int n = 0; n < moons.size(); n++) {
            network.compute(moons.inputs()[n], row);
            loss -= Math.log(moons.labels()[n] == 1 ? row[0] : 1 - row[0]) / moons.size();
        }
        double expected = Objective.of(NETWORK, moons).loss(p);
        if (!(Math.abs(loss - expected) < 1e-10)) {
            throw new IllegalStateException("Encog: loss " + loss + ", not " + expected);
        }
        say(
                "gradient Encog 3.4 (an iteration of Backpropagation)",
                microseconds(Math.max(3, times / 10), training::iteration));
    }

    /** Polishing alone, each seed's second time, in milliseconds. */
    private void polish() throws IOException {
        Objective objective = Kernels.objective(NETWORK, moons);
        List<double[]> starts = rows(folder.resolve("trained.csv"), 0);
        for (int round = 0; round < 3; round++) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                long begin = System.nanoTime();
                EndState end = Polisher.polish(objective, starts.get(seed - 1));
                double ms = (System.nanoTime() - begin) / 1e6;
                if (round == 2) {
                    System.out.printf(
                            Locale.ROOT,
                            "polish seed %d %s %.12g %.3f%n",
                            seed,
                            end.kind().label(),
                            end.loss(),
                            ms);
                }
            }
        }
    }

    /** From initial weights through 10,000 iterations to the verified end, in milliseconds. */
    private void seed() {
        Objective objective = Kernels.objective(NETWORK, moons);
        for (long seed = 1; seed <= SEEDS + 4; seed++) {
            long begin = System.nanoTime();
            EndState end = Polisher.polish(objective, trained(objective, seed));
            if (seed > 4) {
                System.out.printf(
                        Locale.ROOT, "seed %d %s %.3f%n", seed, end.kind().label(), (System.nanoTime() - begin) / 1e6);
            }
        }
    }
}
