package org.manymoons.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loss, gradient and Hessian of a 2-h-1 network on the moons, by the kernel and by the reference. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    @Param({"kernel", "reference"})
    public String by = "";

    @Param({"4", "16"})
    public int units;

    @Param({"1000", "5000", "100000"})
    public int samples;

    private Objective objective;
    private double[] parameters = {};

    @Setup
    public void setUp() {
        Network network = Network.of(2, List.of(units), Activation.TANH, 0);
        Samples moons = new MakeMoons(new ClassSizes(samples / 2, samples - samples / 2), 0.2, 0, true).samples();
        objective = by.equals("kernel") ? Kernels.objective(network, moons) : Objective.of(network, moons);
        parameters = new Random(1).doubles(network.parameterCount(), -2, 2).toArray();
    }

    @Benchmark
    public double loss() {
        return objective.loss(parameters);
    }

    @Benchmark
    public double[] gradient() {
        return objective.gradient(parameters);
    }

    @Benchmark
    public double[][] hessian() {
        return objective.hessian(parameters);
    }
}
