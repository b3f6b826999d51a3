package org.manymoons.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * A hidden unit.
 *
 * @param layer      hidden layer, counted from 1
 * @param unit       counted from 1
 * @param importance norm of the outgoing weights times the standard deviation of the activation on the data; without data
 *                   times the norm of the incoming weights
 */
public record UnitFigures(
        int layer, int unit, double importance, List<Double> weights, double bias, List<Double> outgoing) {

    /** All hidden units, layer by layer, the most important first. */
    static List<UnitFigures> of(Network network, double[] p, @Nullable Samples samples) {
        List<UnitFigures> units = new ArrayList<>();
        double[][] before = samples == null ? null : samples.inputs();
        for (int l = 0; l < network.hidden().size(); l++) {
            Layer layer = network.layers().get(l);
            Layer next = network.layers().get(l + 1);
            double[][] after = before == null ? null : activations(layer, p, before);
            List<UnitFigures> here = new ArrayList<>();
            for (int i = 0; i < layer.units(); i++) {
                List<Double> incoming = new ArrayList<>();
                for (int j = 0; j < layer.inputs(); j++) {
                    incoming.add(p[layer.weight(i, j)]);
                }
                List<Double> outgoing = new ArrayList<>();
                for (int k = 0; k < next.units(); k++) {
                    outgoing.add(p[next.weight(k, i)]);
                }
                double spread = after == null ? norm(incoming) : deviation(after, i);
                here.add(new UnitFigures(l + 1, i + 1, norm(outgoing) * spread, incoming, p[layer.bias(i)], outgoing));
            }
            here.sort(Comparator.comparingDouble(UnitFigures::importance).reversed());
            units.addAll(here);
            before = after;
        }
        return units;
    }

    private static double[][] activations(Layer layer, double[] p, double[][] rows) {
        double[][] after = new double[rows.length][layer.units()];
        for (int n = 0; n < rows.length; n++) {
            for (int i = 0; i < layer.units(); i++) {
                double z = p[layer.bias(i)];
                for (int j = 0; j < layer.inputs(); j++) {
                    z += p[layer.weight(i, j)] * rows[n][j];
                }
                after[n][i] = layer.activation().value(z);
            }
        }
        return after;
    }

    private static double deviation(double[][] rows, int column) {
        double mean = 0;
        for (double[] row : rows) {
            mean += row[column] / rows.length;
        }
        double square = 0;
        for (double[] row : rows) {
            square += (row[column] - mean) * (row[column] - mean) / rows.length;
        }
        return Math.sqrt(square);
    }

    private static double norm(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(x -> x * x).sum());
    }
}
