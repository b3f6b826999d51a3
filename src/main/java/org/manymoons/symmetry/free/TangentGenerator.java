package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.SoftmaxShifts;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/**
 * Writes down, cause by cause, all directions that {@link FreeDirections} knows; they may depend on each other. What counts
 * as zero or equal is first made exactly so.
 */
final class TangentGenerator {
    private final Network network;
    private final double[] parameters;
    private final double tolerance;
    private final UnitRoles roles;
    private final List<FreeDirection> found = new ArrayList<>();

    TangentGenerator(Network network, double[] parameters, double tolerance) {
        this.network = network;
        this.parameters = parameters.clone();
        this.tolerance = tolerance;
        roles = new UnitRoles(network, this.parameters, tolerance);
    }

    List<FreeDirection> directions() {
        for (int l = 0; l < network.hidden().size(); l++) {
            for (int i = 0; i < layer(l).units(); i++) {
                if (!roles.live[l][i]) {
                    dead(l, i);
                }
                if (roles.constant[l][i]) {
                    constant(l, i);
                }
            }
            constantTogether(l);
            Freedom freedom = Freedom.of(layer(l).activation());
            if (freedom == Freedom.MIXING) {
                found.addAll(new MixingTangents(network, parameters, tolerance, l).directions());
            } else {
                EqualUnitTangents equal = new EqualUnitTangents(network, parameters, tolerance, l, roles);
                found.addAll(equal.directions());
            }
            if (freedom == Freedom.SCALE) {
                scalings(l);
            }
        }
        shifts();
        return found;
    }

    private void shifts() {
        int last = network.hidden().size() - 1;
        List<int[]> groups = SoftmaxShifts.ofFunction(network);
        for (int j = 0; j < groups.size(); j++) {
            boolean bias = j == groups.size() - 1;
            Tangent tangent = new Tangent(network, Cause.SHIFT, last, bias || last < 0 ? -1 : j);
            for (int k : groups.get(j)) {
                tangent.move(k, 1);
            }
            String what = bias
                    ? "the biases of all classes shift together"
                    : "the weights from "
                            + (last < 0 ? "input " + (j + 1) : Tangent.unit(network, last, j))
                            + " to all classes shift together";
            tangent.exactly(what, bias).ifPresent(found::add);
        }
    }

    private Layer layer(int l) {
        return network.layers().get(l);
    }

    private void dead(int l, int i) {
        String unit = Tangent.unit(network, l, i) + " is dead: ";
        Layer layer = layer(l);
        for (int j = 0; j < layer.inputs(); j++) {
            new Tangent(network, Cause.DEAD, l, i)
                    .move(layer.weight(i, j), 1)
                    .exactly(unit + "its incoming weights are free", false)
                    .ifPresent(found::add);
        }
        new Tangent(network, Cause.DEAD, l, i)
                .move(layer.bias(i), 1)
                .exactly(unit + "its bias is free", true)
                .ifPresent(found::add);
    }

    private void constant(int l, int i) {
        String unit = Tangent.unit(network, l, i) + " is constant: ";
        Layer layer = layer(l);
        Layer next = layer(l + 1);
        double z = roles.preActivation[l][i];
        Tangent bias = new Tangent(network, Cause.CONSTANT, l, i).move(layer.bias(i), 1);
        for (int k = 0; k < next.units(); k++) {
            new Tangent(network, Cause.CONSTANT, l, i)
                    .move(next.weight(k, i), 1)
                    .move(next.bias(k), -layer.activation().value(z))
                    .exactly(unit + "its outgoing weights trade with the next biases", false)
                    .ifPresent(found::add);
            bias.move(
                    next.bias(k),
                    -parameters[next.weight(k, i)] * layer.activation().derivative(z));
        }
        bias.exactly(unit + "its bias trades with the next biases", true).ifPresent(found::add);
    }

    /** Constant units that start to slope in opposite ways: sum_i v_i f'(z_i) w_i.x stays 0 to first order. */
    private void constantTogether(int l) {
        List<Integer> constants = new ArrayList<>();
        for (int i = 0; i < layer(l).units(); i++) {
            if (roles.constant[l][i]) {
                constants.add(i);
            }
        }
        if (constants.isEmpty()) {
            return;
        }
        double[][] slopes = new double[layer(l + 1).units()][constants.size()];
        for (int n = 0; n < constants.size(); n++) {
            double slope = layer(l).activation().derivative(roles.preActivation[l][constants.get(n)]);
            for (int k = 0; k < slopes.length; k++) {
                double outgoing = parameters[layer(l + 1).weight(k, constants.get(n))];
                slopes[k][n] = roles.live[l + 1][k] ? slope * outgoing : 0;
            }
        }
        for (double[] shares : NullSpace.of(slopes, constants.size(), tolerance)) {
            for (int j = 0; j < layer(l).inputs(); j++) {
                Tangent tangent = new Tangent(network, Cause.FIRST_ORDER, l, -1);
                for (int n = 0; n < shares.length; n++) {
                    tangent.move(layer(l).weight(constants.get(n), j), shares[n]);
                }
                tangent.toFirstOrder("constant units whose new slopes cancel").ifPresent(found::add);
            }
        }
    }

    private void scalings(int l) {
        Layer layer = layer(l);
        Layer next = layer(l + 1);
        for (int i = 0; i < layer.units(); i++) {
            Tangent tangent = new Tangent(network, Cause.SCALING, l, i);
            for (int j = 0; j < layer.inputs(); j++) {
                tangent.move(layer.weight(i, j), parameters[layer.weight(i, j)]);
            }
            tangent.move(layer.bias(i), parameters[layer.bias(i)]);
            for (int k = 0; k < next.units(); k++) {
                tangent.move(next.weight(k, i), -parameters[next.weight(k, i)]);
            }
            tangent.exactly(Tangent.unit(network, l, i) + " can be scaled", false)
                    .ifPresent(found::add);
        }
    }
}
