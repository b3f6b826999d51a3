package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network.Layer;
import org.manymoons.spectrum.Eigen;

/**
 * A network written as logit(x) = c + sum_j s_j f(u_j.(x, 1)) with s_j = sign(v_j) and u_j = |v_j| (w_j, b_j), in the cheapest
 * of all scalings of its units, in which the weight decay is l2 sum_j |u_j|, biases left out (Neyshabur et al. 2015). On which
 * side of its kink each unit has each point is kept beside it: a point on the kink of a minimum is on neither.
 */
final class ScaledUnits {
    /** What a unit is at the moment. */
    enum Role {
        /** It has weights. */
        LIVE,
        /** It is inactive on all points. */
        DEAD,
        /** All its weights and its bias are zero: every point is on its kink. */
        APEX
    }

    /** Chosen: some roundings of a scalar product. */
    private static final double ON_KINK = 0x1p-48;

    /** Chosen: a shorter unit is none. */
    private static final double VANISHED = 1e-100;

    final KinkedLoss loss;
    final Role[] role;
    final int[] sign;
    final double[][] u;
    double c;

    /** Whether unit j has point i on the right of its kink. */
    final boolean[][] right;

    /** The points that are held on unit j's kink; their rows are independent. */
    final List<List<Integer>> held = new ArrayList<>();

    /** Parameters of the dead units, in the network's order. */
    private final double[] original;

    ScaledUnits(KinkedLoss loss, double[] parameters) {
        this.loss = loss;
        original = parameters.clone();
        int units = loss.units;
        role = new Role[units];
        sign = new int[units];
        u = new double[units][loss.inputs + 1];
        right = new boolean[units][loss.points.length];
        c = parameters[loss.network.output().bias(0)];
        for (int j = 0; j < units; j++) {
            held.add(new ArrayList<>());
            read(j, parameters);
        }
    }

    private void read(int j, double[] parameters) {
        Layer hidden = loss.network.layers().get(0);
        double v = parameters[loss.network.output().weight(0, j)];
        sign[j] = v < 0 ? -1 : 1;
        for (int k = 0; k <= loss.inputs; k++) {
            u[j][k] = k < loss.inputs ? parameters[hidden.weight(j, k)] : parameters[hidden.bias(j)];
        }
        for (int i = 0; i < loss.points.length; i++) {
            right[j][i] = KinkedLoss.dot(u[j], loss.points[i]) > 0;
        }
        role[j] = Role.LIVE;
        if (isSilent(j)) {
            sleep(j);
        } else {
            for (int k = 0; k <= loss.inputs; k++) {
                u[j][k] *= Math.abs(v);
            }
            role[j] = weightNorm(j) == 0 && (loss.l2 > 0 || u[j][loss.inputs] == 0) ? Role.APEX : Role.LIVE;
        }
        if (role[j] == Role.APEX) {
            c += sign[j] * loss.slope(u[j][loss.inputs] > 0) * u[j][loss.inputs];
            u[j] = new double[loss.inputs + 1];
        }
    }

    /** Whether a unit gives nothing at all points. */
    boolean isSilent(int j) {
        if (loss.left != 0 || role[j] != Role.LIVE) {
            return false;
        }
        for (boolean isRight : right[j]) {
            if (isRight) {
                return false;
            }
        }
        return true;
    }

    /**
     * A silent unit with a negative bias stays silent while weight decay takes its weights away; with any other bias all of it
     * is scaled to zero. Without weight decay it stays as it is.
     */
    void fallAsleep(int j) {
        Layer hidden = loss.network.layers().get(0);
        double v = loss.l2 > 0
                ? Math.sqrt(weightNorm(j))
                : Math.abs(original[loss.network.output().weight(0, j)]);
        for (int k = 0; k <= loss.inputs; k++) {
            original[k < loss.inputs ? hidden.weight(j, k) : hidden.bias(j)] = u[j][k] / v;
        }
        sleep(j);
    }

    private void sleep(int j) {
        role[j] = loss.l2 == 0 || u[j][loss.inputs] < 0 ? Role.DEAD : Role.APEX;
        clear(j);
    }

    /** Scales all of a unit to zero. */
    void clear(int j) {
        held.get(j).clear();
        u[j] = new double[loss.inputs + 1];
    }

    /** |u_j| without the bias. */
    double weightNorm(int j) {
        return weightNorm(u[j]);
    }

    static double weightNorm(double[] u) {
        double sum = 0;
        for (int k = 0; k + 1 < u.length; k++) {
            sum += u[k] * u[k];
        }
        return Math.sqrt(sum);
    }

    boolean isLive(int j) {
        return role[j] == Role.LIVE;
    }

    boolean isHeld(int j, int i) {
        return held.get(j).contains(i);
    }

    /** u_j.(x_i, 1), exactly 0 on a kink that holds. */
    double preActivation(int j, int i) {
        return isHeld(j, i) ? 0 : KinkedLoss.dot(u[j], loss.points[i]);
    }

    /** Whether a point is on a unit's kink as far as doubles can say. */
    boolean isOnKink(int j, int i) {
        double size = 0;
        for (int k = 0; k < u[j].length; k++) {
            size += Math.abs(u[j][k] * loss.points[i][k]);
        }
        return Math.abs(preActivation(j, i)) <= ON_KINK * size;
    }

    /** Puts a unit exactly on the kinks that hold, and says anew on which sides the others are where that has become plain. */
    void settle(int j) {
        if (!isLive(j)) {
            return;
        }
        List<double[]> rows = new ArrayList<>();
        held.get(j).forEach(i -> Orthonormal.extend(rows, loss.points[i], 0));
        u[j] = Orthonormal.rest(u[j], rows);
    }

    /** Moves by a direction of u_1, ..., u_h and c. */
    void shift(double[] direction) {
        int block = loss.inputs + 1;
        for (int j = 0; j < loss.units; j++) {
            for (int k = 0; k < block && isLive(j); k++) {
                u[j][k] += direction[j * block + k];
            }
            settle(j);
        }
        c += direction[direction.length - 1];
    }

    ScaledUnits copy() {
        ScaledUnits copy = new ScaledUnits(loss, original);
        copy.restore(this);
        return copy;
    }

    /** Becomes what the other is. */
    void restore(ScaledUnits other) {
        c = other.c;
        for (int j = 0; j < u.length; j++) {
            role[j] = other.role[j];
            sign[j] = other.sign[j];
            u[j] = other.u[j].clone();
            right[j] = other.right[j].clone();
            held.set(j, new ArrayList<>(other.held.get(j)));
        }
        System.arraycopy(other.original, 0, original, 0, original.length);
    }

    double[] logits() {
        double[] z = new double[loss.points.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = c;
            for (int j = 0; j < loss.units; j++) {
                if (isLive(j)) {
                    z[i] += sign[j] * loss.slope(right[j][i]) * preActivation(j, i);
                }
            }
        }
        return z;
    }

    /** The loss of the cheapest scaling, weight decay included. */
    double value() {
        double sum = 0;
        double[] z = logits();
        for (int i = 0; i < z.length; i++) {
            sum += loss.loss(i, z[i]);
        }
        for (int j = 0; j < loss.units; j++) {
            sum += isLive(j) ? loss.l2 * weightNorm(j) : 0;
        }
        return sum;
    }

    /** Back in the network's order: with weight decay |w| = |v|, without |(w, b)| = |v|; dead units as they were. */
    double[] parameters() {
        double[] p = original.clone();
        Layer hidden = loss.network.layers().get(0);
        p[loss.network.output().bias(0)] = c;
        for (int j = 0; j < loss.units; j++) {
            if (isLive(j) && Eigen.norm(u[j]) > VANISHED) {
                double v = Math.sqrt(loss.l2 > 0 && weightNorm(j) > VANISHED ? weightNorm(j) : Eigen.norm(u[j]));
                p[loss.network.output().weight(0, j)] = sign[j] * v;
                for (int k = 0; k <= loss.inputs; k++) {
                    p[k < loss.inputs ? hidden.weight(j, k) : hidden.bias(j)] = u[j][k] / v;
                }
            } else if (loss.l2 > 0) {
                for (int k = 0; k < loss.inputs; k++) {
                    p[hidden.weight(j, k)] = 0;
                }
                p[hidden.bias(j)] = role[j] != Role.DEAD ? -1 : p[hidden.bias(j)];
                p[loss.network.output().weight(0, j)] = 0;
            } else if (role[j] != Role.DEAD) {
                p[loss.network.output().weight(0, j)] = 0;
            }
        }
        return p;
    }
}
