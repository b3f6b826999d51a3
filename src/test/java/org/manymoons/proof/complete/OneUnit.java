package org.manymoons.proof.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.complete.Cone.Parallelepiped;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** One tanh unit whose critical points SciPy and mpmath know: golden/one_unit.py. */
final class OneUnit {
    private static final JsonNode KNOWN = Golden.json("one-unit.json");
    static final Samples SAMPLES = Golden.samples(KNOWN);
    static final double L2 = KNOWN.get("l2").asDouble();
    static final double CONSTANT = KNOWN.get("constant").asDouble();
    static final Network NETWORK = Network.of(2, List.of(1), Activation.TANH, L2);

    private OneUnit() {}

    /** A point of the network, w, b, v, c with v above 0; {@code index} negative eigenvalues. */
    @SuppressWarnings("ArrayRecordComponent")
    record Point(double[] parameters, double loss, int index) {
        /** The unit as the search has it, around the centre of the samples. */
        double[] unit(OneUnitData data) {
            double[] unit = Arrays.copyOf(parameters, 3);
            unit[2] += unit[0] * data.centre()[0] + unit[1] * data.centre()[1];
            return unit;
        }
    }

    static OneUnitData data() throws NotProven {
        return OneUnitData.of(NETWORK, SAMPLES);
    }

    /** All critical points below the constant predictor, the lowest loss first. */
    static List<Point> critical() {
        List<Point> points = new ArrayList<>();
        for (JsonNode node : KNOWN.get("critical")) {
            points.add(new Point(
                    Golden.vector(node.get("parameters")),
                    node.get("loss").asDouble(),
                    node.get("index").asInt()));
        }
        return points;
    }

    /** Units with their best outputs. */
    static List<Point> units() {
        List<Point> points = new ArrayList<>();
        for (JsonNode node : KNOWN.get("units")) {
            double[] p = Arrays.copyOf(Golden.vector(node.get("unit")), 5);
            p[3] = node.get("v").asDouble();
            p[4] = node.get("c").asDouble();
            points.add(new Point(p, node.get("loss").asDouble(), 0));
        }
        return points;
    }

    static Box around(double[] unit, double radius) {
        double[] radii = new double[unit.length];
        Arrays.fill(radii, radius);
        return Box.around(unit, radii);
    }

    /** The same units, along the components. */
    static Parallelepiped parallelepiped(double[] unit, double radius) {
        double[][] directions = new double[unit.length][unit.length];
        double[] radii = new double[unit.length];
        for (int k = 0; k < unit.length; k++) {
            directions[k][k] = 1;
            radii[k] = radius;
        }
        return new Parallelepiped(unit.clone(), directions, radii);
    }

    /** A cone that holds these units, and is hardly wider. */
    static Cone cone(double[] unit, double radius) {
        int axis = 0;
        for (int k = 1; k < unit.length; k++) {
            axis = Math.abs(unit[k]) > Math.abs(unit[axis]) ? k : axis;
        }
        double scale = Math.abs(unit[axis]);
        double[] middle = new double[unit.length];
        double[] radii = new double[unit.length];
        for (int k = 0; k < unit.length; k++) {
            middle[k] = k == axis ? scale : unit[k] / scale;
            radii[k] = k == axis ? radius : radius * (1 + Math.abs(middle[k])) / (scale - radius);
        }
        return new Cone(axis, Math.signum(unit[axis]), Box.around(middle, radii));
    }

    static boolean holds(Cone cone, double[] unit) {
        double scale = unit[cone.axis()] * cone.sign();
        double[] at = new double[unit.length];
        Arrays.setAll(at, k -> k == cone.axis() ? scale : unit[k] / scale);
        return cone.box().holds(new Box(at, at));
    }
}
