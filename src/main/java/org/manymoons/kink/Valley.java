package org.manymoons.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.spectrum.Eigen;

/**
 * The directions in which the loss stays exactly the same as long as no point crosses a kink: dead units, scalings where there
 * is no weight decay, and moves of u_j = |v_j|(w_j, b_j) and of the output's bias that leave every logit and the weight decay
 * l2 sum |u_j| alone.
 */
final class Valley {
    /** Chosen: a tangent with a smaller part of its own depends on the others. */
    static final double NEW = 1e-6;

    private final KinkPoint at;
    private final KinkedLoss loss;
    private final List<double[]> tangents = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Valley(KinkPoint at) {
        this.at = at;
        loss = at.loss;
    }

    /**
     * What was found.
     *
     * @param tangents orthonormal, in the network's order
     * @param names    one for each
     */
    record Found(List<double[]> tangents, List<String> names) {}

    static Found of(KinkPoint at) {
        Valley valley = new Valley(at);
        for (int j = 0; j < at.loss.units; j++) {
            valley.alone(j);
        }
        new JointMoves(valley, at).add();
        return new Found(valley.tangents, valley.names);
    }

    private boolean givesNothing(int j) {
        return loss.left == 0 && at.isEverywhere(j, Side.LEFT);
    }

    boolean isLive(int j) {
        return !givesNothing(j) && at.outgoing(j) != 0 && ScaledUnits.weightNorm(at.incoming(j)) > 0;
    }

    private void alone(int j) {
        String unit = "unit " + (j + 1);
        if (givesNothing(j)) {
            axis(at.index(j, loss.inputs), unit + " is dead: its bias is free");
            for (int k = 0; k < loss.inputs && loss.l2 == 0; k++) {
                axis(at.index(j, k), unit + " is dead: its incoming weights are free");
            }
            if (loss.l2 == 0) {
                axis(loss.network.output().weight(0, j), unit + " is dead: its outgoing weight is free");
            }
        } else if (at.isCutOff(j)) {
            axis(at.index(j, loss.inputs), unit + " is cut off: its bias is free");
        } else if (loss.l2 == 0 && isLive(j)) {
            double[] tangent = new double[at.parameters.length];
            for (int k = 0; k <= loss.inputs; k++) {
                tangent[at.index(j, k)] = at.parameters[at.index(j, k)];
            }
            tangent[loss.network.output().weight(0, j)] = -at.outgoing(j);
            add(tangent, unit + " can be scaled");
        }
    }

    private void axis(int k, String name) {
        double[] tangent = new double[at.parameters.length];
        tangent[k] = 1;
        add(tangent, name);
    }

    void add(double[] tangent, String name) {
        double norm = Eigen.norm(tangent);
        double[] unit = Arrays.stream(tangent).map(x -> x / norm).toArray();
        if (Orthonormal.extend(tangents, unit, NEW)) {
            names.add(name);
        }
    }
}
