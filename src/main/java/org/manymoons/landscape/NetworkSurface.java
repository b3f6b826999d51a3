package org.manymoons.landscape;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.RoundingBound;
import org.manymoons.reference.Samples;

/** The loss of a network; its output weights and output bias are the linear parameters. */
record NetworkSurface(Objective objective) implements Surface {
    @Override
    public double loss(double[] parameters) {
        return objective.loss(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        return objective.gradient(parameters);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        return objective.hessian(parameters);
    }

    @Override
    public Rounding rounding(double[] parameters) {
        RoundingBound bound = RoundingBound.of(objective.network(), parameters, objective.samples());
        return new Rounding(bound.loss(), bound.gradient());
    }

    @Override
    public boolean isProjectable() {
        return objective.network().isOneSigmoid();
    }

    @Override
    public int[] linearParameters() {
        return IntStream.range(
                        objective.network().output().weights(),
                        objective.network().parameterCount())
                .toArray();
    }

    @Override
    public Regression regression(double[] parameters) {
        Samples samples = objective.samples();
        Network network = objective.network();
        double[][] design = new double[samples.size()][];
        for (int n = 0; n < design.length; n++) {
            double[] a = lastHidden(network, parameters, samples.inputs()[n]);
            design[n] = Arrays.copyOf(a, a.length + 1);
            design[n][a.length] = 1;
        }
        double[] decay = new double[network.output().inputs() + 1];
        Arrays.fill(decay, 0, decay.length - 1, network.l2());
        return new Regression(design, new double[design.length], samples.labels(), decay);
    }

    private static double[] lastHidden(Network network, double[] parameters, double[] x) {
        double[] a = x;
        for (Layer layer : network.hidden()) {
            double[] next = new double[layer.units()];
            for (int i = 0; i < next.length; i++) {
                double z = parameters[layer.bias(i)];
                for (int j = 0; j < a.length; j++) {
                    z += parameters[layer.weight(i, j)] * a[j];
                }
                next[i] = layer.activation().value(z);
            }
            a = next;
        }
        return a;
    }
}
