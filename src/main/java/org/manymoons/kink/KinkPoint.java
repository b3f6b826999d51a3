package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.BlockedSum;
import org.manymoons.reference.Network.Layer;
import org.manymoons.rounding.Rounding;

/**
 * A network as it stands: which points lie on which kink as far as doubles can say, its logits and its loss, each with a bound of
 * its rounding error (Higham 2002, chapter 3). Parameters are in the network's order.
 */
final class KinkPoint {
    /** Chosen: a pre-activation within so many of its rounding bounds is meant to be zero. */
    static final double ON = 4;

    /** Chosen: one that is no more than so many rounding bounds away is neither on the kink for certain nor off it. */
    private static final double OFF = 1e3;

    /** Where a point lies seen from a unit's kink. */
    enum Side {
        LEFT,
        ON_KINK,
        RIGHT,
        UNCLEAR
    }

    final KinkedLoss loss;
    final double[] parameters;
    final Side[][] side;
    final double[] residuals;
    final double[] residualErrors;
    final KinkDerivatives derivatives;
    final double[][] z;
    final double[][] zErrors;
    final double[] logits;
    final double[] logitErrors;

    /** Of a sum over the points of what is computed for each. */
    final double gamma;

    KinkPoint(KinkedLoss loss, double[] parameters) {
        this.loss = loss;
        this.parameters = parameters;
        int count = loss.points.length;
        side = new Side[loss.units][count];
        z = new double[loss.units][count];
        zErrors = new double[loss.units][count];
        logits = new double[count];
        logitErrors = new double[count];
        residuals = new double[count];
        residualErrors = new double[count];
        gamma = Rounding.gamma(BlockedSum.additions(count) + 2L * Rounding.PER_SAMPLE);
        for (int i = 0; i < count; i++) {
            forward(i);
        }
        derivatives = new KinkDerivatives(this);
    }

    private Layer hidden() {
        return loss.network.layers().get(0);
    }

    double outgoing(int j) {
        return parameters[loss.network.output().weight(0, j)];
    }

    /** (w, b) of a unit. */
    double[] incoming(int j) {
        double[] incoming = new double[loss.inputs + 1];
        for (int k = 0; k < incoming.length; k++) {
            incoming[k] = parameters[index(j, k)];
        }
        return incoming;
    }

    /** The place of a unit's weight k, or of its bias where k is the number of inputs. */
    int index(int j, int k) {
        return k < loss.inputs ? hidden().weight(j, k) : hidden().bias(j);
    }

    private void forward(int i) {
        double sum = parameters[loss.network.output().bias(0)];
        double size = Math.abs(sum);
        double error = 0;
        for (int j = 0; j < loss.units; j++) {
            double terms = 0;
            for (int k = 0; k <= loss.inputs; k++) {
                double term = parameters[index(j, k)] * loss.points[i][k];
                z[j][i] += term;
                terms += Math.abs(term);
            }
            zErrors[j][i] = Rounding.gamma(loss.inputs + 2L) * terms + Rounding.UNDERFLOW;
            side[j][i] = side(z[j][i], zErrors[j][i]);
            double v = outgoing(j);
            error += Math.abs(v) * (zErrors[j][i] + (side[j][i] == Side.ON_KINK ? Math.abs(z[j][i]) : 0));
            z[j][i] = side[j][i] == Side.ON_KINK ? 0 : z[j][i];
            sum += v * slope(j, i) * z[j][i];
            size += Math.abs(v * slope(j, i) * z[j][i]);
        }
        logits[i] = sum;
        logitErrors[i] = error + Rounding.gamma(loss.units + 3L) * size;
        residuals[i] = loss.residual(i, sum);
        double spread = Math.exp(Math.min(logitErrors[i], 1)); // the curvature's relative change is at most e^|dz|
        residualErrors[i] = loss.curvature(i, sum) * spread * logitErrors[i]
                + 2 * Rounding.FUNCTION * Math.abs(residuals[i])
                + Rounding.UNDERFLOW;
    }

    private static Side side(double z, double error) {
        if (Math.abs(z) <= ON * error) {
            return Side.ON_KINK;
        }
        if (Math.abs(z) <= OFF * error) {
            return Side.UNCLEAR;
        }
        return z > 0 ? Side.RIGHT : Side.LEFT;
    }

    /** f' of unit j at point i, from the left on a kink. */
    double slope(int j, int i) {
        return loss.slope(z[j][i] > 0);
    }

    double value(int j, int i) {
        return slope(j, i) * z[j][i];
    }

    /** The points on a unit's kink. */
    List<Integer> onKink(int j) {
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < side[j].length; i++) {
            if (side[j][i] == Side.ON_KINK) {
                points.add(i);
            }
        }
        return points;
    }

    boolean isEverywhere(int j, Side wanted) {
        for (Side each : side[j]) {
            if (each != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The loss in nats, weight decay included. */
    double lossValue() {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += loss.loss(i, logits[i]);
        }
        return sum + penalty();
    }

    double lossBound() {
        double bound = gamma * penalty();
        for (int i = 0; i < logits.length; i++) {
            bound += Math.abs(residuals[i]) * logitErrors[i]
                    + logitErrors[i] * logitErrors[i]
                    + (gamma + 2 * Rounding.FUNCTION) * loss.loss(i, logits[i]);
        }
        return bound;
    }

    private double penalty() {
        double sum = 0;
        for (int k = 0; k < parameters.length; k++) {
            sum += loss.network.isWeight(k) ? 0.5 * loss.l2 * parameters[k] * parameters[k] : 0;
        }
        return sum;
    }

    /** Whether a unit gives nothing whatever its bias: no weights, no outgoing weight. */
    boolean isCutOff(int j) {
        return ScaledUnits.weightNorm(incoming(j)) == 0 && outgoing(j) == 0;
    }
}
