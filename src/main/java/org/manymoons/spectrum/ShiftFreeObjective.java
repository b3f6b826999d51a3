package org.manymoons.spectrum;

import java.util.Arrays;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.SoftmaxShifts;

/**
 * An objective whose softmax shifts are held in place: its gradient has no part along them, and its Hessian a curvature
 * no smaller than any other (the largest row sum), so that Newton steps leave them alone and they count as no flat direction.
 */
public record ShiftFreeObjective(Objective original, List<int[]> shifts) implements Objective {
    /** The objective itself where there are no shifts. */
    public static Objective of(Objective objective) {
        List<int[]> shifts = SoftmaxShifts.ofLoss(objective.network());
        return shifts.isEmpty() || objective instanceof ShiftFreeObjective
                ? objective
                : new ShiftFreeObjective(objective, shifts);
    }

    @Override
    public Network network() {
        return original.network();
    }

    @Override
    public Samples samples() {
        return original.samples();
    }

    @Override
    public double loss(double[] parameters) {
        return original.loss(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        double[] gradient = original.gradient(parameters);
        SoftmaxShifts.removeFrom(gradient, network());
        return gradient;
    }

    @Override
    public double[][] hessian(double[] parameters) {
        double[][] hessian = original.hessian(parameters);
        double largest = 0;
        for (int k = 0; k < hessian.length; k++) {
            largest = Math.max(largest, Arrays.stream(hessian[k]).map(Math::abs).sum());
        }
        for (int[] group : shifts) {
            for (int i : group) {
                for (int j : group) {
                    hessian[i][j] += largest / group.length;
                }
            }
        }
        return hessian;
    }
}
