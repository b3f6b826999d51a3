package org.manymoons.reference;

/**
 * The loss of one network on one set of samples as a function of the parameters alone, with its derivatives: what
 * training, polishing and spectra work on. The fast kernels implement it too.
 */
public interface Objective {
    Network network();

    Samples samples();

    /** The loss in nats, l2 included. */
    double loss(double[] parameters);

    /** The gradient, P numbers in the parameters' order. */
    double[] gradient(double[] parameters);

    /** The symmetric P x P Hessian. */
    double[][] hessian(double[] parameters);

    /** The activations of the last hidden layer, a row of n values for each unit. */
    default double[][] lastHidden(double[] parameters) {
        ForwardPass forward = new ForwardPass(network());
        double[][] rows = new double[network().output().inputs()][samples().size()];
        for (int n = 0; n < samples().size(); n++) {
            forward.run(parameters, samples().inputs()[n]);
            double[] a = forward.activations[network().layers().size() - 1];
            for (int i = 0; i < rows.length; i++) {
                rows[i][n] = a[i];
            }
        }
        return rows;
    }

    /** The reference's own. */
    static Objective of(Network network, Samples samples) {
        return new PlainObjective(network, samples);
    }

    /** {@link Loss}, {@link Gradient} and {@link Hessian}. */
    record PlainObjective(Network network, Samples samples) implements Objective {
        @Override
        public double loss(double[] parameters) {
            return Loss.loss(network, parameters, samples);
        }

        @Override
        public double[] gradient(double[] parameters) {
            return Gradient.gradient(network, parameters, samples);
        }

        @Override
        public double[][] hessian(double[] parameters) {
            return Hessian.hessian(network, parameters, samples);
        }
    }
}
