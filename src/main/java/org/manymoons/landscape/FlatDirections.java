package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * The ways in which a network's function can stay the same while its parameters move: dead units (no outgoing weight),
 * constant units (no incoming weight), equal units, invertible mixing of identity layers, and inputs that are linearly
 * dependent. Each is a candidate only; whether it is flat here is measured.
 */
final class FlatDirections {
    private static final double NEGLIGIBLE = 1e-7;

    private final Network network;
    private final double[] parameters;
    private final List<Named> found = new ArrayList<>();

    /** A direction of parameter space, of unit length. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Named(String name, double[] direction) {}

    private FlatDirections(Network network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    static List<Named> candidates(Network network, double[] parameters, Samples samples) {
        FlatDirections directions = new FlatDirections(network, parameters);
        for (int l = 0; l + 1 < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            Layer next = network.layers().get(l + 1);
            String where = network.hidden().size() == 1 ? "" : " of hidden layer " + (l + 1);
            for (int i = 0; i < layer.units(); i++) {
                String unit = "unit " + (i + 1) + where;
                directions.dead(layer, next, i, unit);
                directions.constant(layer, next, i, unit);
                for (int j = i + 1; j < layer.units(); j++) {
                    directions.equal(layer, next, i, j, "units " + (i + 1) + " and " + (j + 1) + where);
                }
                if (layer.activation() == Activation.IDENTITY) {
                    directions.mixing(layer, next, i, where);
                }
            }
        }
        directions.dependentInputs(samples);
        return directions.found;
    }

    private void dead(Layer layer, Layer next, int i, String unit) {
        for (int k = 0; k < next.units(); k++) {
            if (Math.abs(parameters[next.weight(k, i)]) > NEGLIGIBLE) {
                return;
            }
        }
        add("bias of dead " + unit, layer.bias(i), 1);
        for (int j = 0; j < layer.inputs(); j++) {
            add("incoming weight " + (j + 1) + " of dead " + unit, layer.weight(i, j), 1);
        }
    }

    private void constant(Layer layer, Layer next, int i, String unit) {
        for (int j = 0; j < layer.inputs(); j++) {
            if (Math.abs(parameters[layer.weight(i, j)]) > NEGLIGIBLE) {
                return;
            }
        }
        double b = parameters[layer.bias(i)];
        double[] moved = new double[parameters.length];
        moved[layer.bias(i)] = 1;
        for (int k = 0; k < next.units(); k++) {
            moved[next.bias(k)] =
                    -parameters[next.weight(k, i)] * layer.activation().derivative(b);
            double[] weight = new double[parameters.length];
            weight[next.weight(k, i)] = 1;
            weight[next.bias(k)] = -layer.activation().value(b);
            add("outgoing weight of constant " + unit, weight);
        }
        add("bias of constant " + unit, moved);
    }

    private void equal(Layer layer, Layer next, int i, int j, String units) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            if (sign < 0 && !layer.activation().isOdd() && layer.activation() != Activation.SIGMOID) {
                return;
            }
            double difference = Math.abs(parameters[layer.bias(i)] - sign * parameters[layer.bias(j)]);
            for (int k = 0; k < layer.inputs(); k++) {
                difference = Math.max(
                        difference, Math.abs(parameters[layer.weight(i, k)] - sign * parameters[layer.weight(j, k)]));
            }
            if (difference > NEGLIGIBLE) {
                continue;
            }
            for (int k = 0; k < next.units(); k++) {
                double[] moved = new double[parameters.length];
                moved[next.weight(k, i)] = 1;
                moved[next.weight(k, j)] = -sign;
                if (sign < 0 && layer.activation() == Activation.SIGMOID) {
                    moved[next.weight(k, j)] = 1;
                    moved[next.bias(k)] = -1;
                }
                add("outgoing weights of equal " + units, moved);
            }
        }
    }

    /** W -> (1 + e A) W, b -> (1 + e A) b, V -> V (1 - e A) for the matrix A with a single 1; and shifts of b. */
    private void mixing(Layer layer, Layer next, int i, String where) {
        for (int from = 0; from < layer.units(); from++) {
            double[] moved = new double[parameters.length];
            for (int j = 0; j < layer.inputs(); j++) {
                moved[layer.weight(i, j)] = parameters[layer.weight(from, j)];
            }
            moved[layer.bias(i)] = parameters[layer.bias(from)];
            for (int k = 0; k < next.units(); k++) {
                moved[next.weight(k, from)] -= parameters[next.weight(k, i)];
            }
            add("mixing of identity units" + where, moved);
        }
        double[] shift = new double[parameters.length];
        shift[layer.bias(i)] = 1;
        for (int k = 0; k < next.units(); k++) {
            shift[next.bias(k)] = -parameters[next.weight(k, i)];
        }
        add("shift of identity units" + where, shift);
    }

    private void dependentInputs(Samples samples) {
        int size = samples.features() + 1;
        double[][] gram = new double[size][size];
        for (double[] x : samples.inputs()) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    gram[i][j] += (i + 1 < size ? x[i] : 1) * (j + 1 < size ? x[j] : 1);
                }
            }
        }
        Eigen eigen = Eigen.of(gram);
        Layer layer = network.layers().get(0);
        for (int e = 0; e < size && eigen.values()[e] <= 1e-13 * eigen.values()[size - 1]; e++) {
            for (int i = 0; i < layer.units(); i++) {
                double[] moved = new double[parameters.length];
                for (int j = 0; j + 1 < size; j++) {
                    moved[layer.weight(i, j)] = eigen.vectors()[e][j];
                }
                moved[layer.bias(i)] = eigen.vectors()[e][size - 1];
                add("linearly dependent inputs", moved);
            }
        }
    }

    private void add(String name, int index, double value) {
        double[] direction = new double[parameters.length];
        direction[index] = value;
        add(name, direction);
    }

    private void add(String name, double[] direction) {
        double norm = Eigen.norm(direction);
        if (norm > 0) {
            for (int k = 0; k < direction.length; k++) {
                direction[k] /= norm;
            }
            found.add(new Named(name, direction));
        }
    }
}
