package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;

/**
 * What two trainings say without their gradients: where they were still equal, the next updates can be compared with each other.
 * Updates of one direction and another length differ by their learning rate, whatever the data; a difference along the weights is
 * weight decay, one along the update before is momentum.
 */
final class WithoutData {
    /** Chosen: the roundings of two updates and of their difference, with room. */
    private static final double UPDATES_ROUNDED = 8;

    private static final double SUDDEN = 100; // chosen: no single update amplifies rounding by so much

    private final Trajectory a;
    private final Trajectory b;
    private final Network network;
    private final CommonRows rows;
    private final double unit;

    WithoutData(Trajectory a, Trajectory b, Network network, CommonRows rows, double unit) {
        this.a = a;
        this.b = b;
        this.network = network;
        this.rows = rows;
        this.unit = unit;
    }

    /** What explains that they differ from this common row on, which is not the first; null where nothing does. */
    @Nullable
    Cause cause(int parts) {
        CommonRows.Gap before = rows.gaps().get(parts - 1);
        boolean one = rows.gaps().get(parts).iteration() == before.iteration() + 1;
        if (grewFromRounding(parts)) {
            return new Cause.AmplifiedRounding(Amplification.growth(rows), null, null, Certainty.LIKELY);
        }
        return one ? byUpdates(before) : null;
    }

    /** Whether the difference was there before, at the size of rounding, and no update made it jump. */
    private boolean grewFromRounding(int parts) {
        double before = rows.gaps().get(parts - 1).difference();
        return parts > 3 && before > 0 && rows.gaps().get(parts).difference() <= SUDDEN * before;
    }

    private @Nullable Cause byUpdates(CommonRows.Gap before) {
        double[] parameters = a.rows()[before.rowA()];
        double[] ofA = change(a, before.rowA());
        double[] ofB = change(b, before.rowB());
        double[] previous = a.isUpdate(before.rowA() - 1) ? change(a, before.rowA() - 1) : null;
        double[] difference = new double[ofA.length];
        double[] weights = new double[ofA.length];
        for (int k = 0; k < difference.length; k++) {
            difference[k] = ofB[k] - ofA[k];
            weights[k] = network.isWeight(k) ? parameters[k] : 0;
        }
        Double factor = ratio(ofB, ofA, parameters);
        long at = before.iteration();
        if (factor != null && factor > 0) {
            return of("learning rate (relative)", 1, factor, at);
        }
        Double decay = ratio(difference, weights, parameters);
        decay = decay == null ? ratio(difference, parameters, parameters) : decay;
        if (decay != null) {
            return of("learning rate x l2 (difference)", 0, -decay, at);
        }
        Double momentum = previous == null ? null : ratio(difference, previous, parameters);
        return momentum == null ? null : of("momentum (difference)", 0, momentum, at);
    }

    private static Cause of(String name, double a, double b, long iteration) {
        return new Cause.Hyperparameter(
                List.of(new Cause.Setting(name, a, b, 0, iteration == 0 ? null : iteration)), Certainty.SHOWN);
    }

    private static double[] change(Trajectory of, int row) {
        double[] change = new double[of.rows()[row].length];
        for (int k = 0; k < change.length; k++) {
            change[k] = of.rows()[row + 1][k] - of.rows()[row][k];
        }
        return change;
    }

    /** The factor by which one vector is the other to within the rounding of the parameters, null if it is not or is too small. */
    private @Nullable Double ratio(double[] of, double[] to, double[] parameters) {
        double product = 0;
        double square = 0;
        for (int k = 0; k < of.length; k++) {
            product += of[k] * to[k];
            square += to[k] * to[k];
        }
        double factor = product / square;
        if (of.length < 5 || !(Math.abs(factor) > 0)) {
            return null;
        }
        List<Integer> telling = new ArrayList<>();
        for (int k = 0; k < of.length; k++) {
            double rounding = UPDATES_ROUNDED
                    * unit
                    * (Math.abs(parameters[k]) + Math.abs(to[k]) + Math.abs(of[k]))
                    * (1 + Math.abs(factor));
            if (Math.abs(of[k] - factor * to[k]) > rounding) {
                return null;
            }
            if (Math.abs(of[k]) > SUDDEN * rounding) {
                telling.add(k);
            }
        }
        return telling.size() >= 3 ? factor : null;
    }
}
