package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.UnitValues.WIDER;

import org.manymoons.proof.complete.Cone.Parallelepiped;

/**
 * The gradient over a box of units (w, b) with output weight and bias where they are optimal, expanded around the middle m: in coordinates
 * (x, q), where x is the unit's distance from m along the directions of a {@link Parallelepiped} and q what is left of v and c + v f0 when they {@link #follow} x linearly, it is
 * g + H (x, q) within {@link #rest}, and |q| at most the last two of {@link #radius}. f0 is a mean of the unit's values, so that v and
 * c + v f0 hardly influence each other.
 *
 * <p>The optimal outputs are unique, the loss being strictly convex in them. That they lie within a radius is shown by Krawczyk's operator, or by
 * a lower bound of the second derivatives: on the way from q = 0, where the gradient by the outputs is known, to the optimum the outputs cannot
 * leave a box whose border they do not reach.
 */
final class Expansion {
    /** Chosen: radii that have not settled by then grow. */
    private static final int TRIES = 8;

    private static final double DIVERGES = 1.5;

    /** Chosen: beyond what the reach asks for, so that the next reach is within it. */
    private static final double MARGIN = 1.1;

    /** Chosen: radii that are 0 or rounding do not grow for ever, relative and absolute. */
    private static final double RELATIVE = 1e-12;

    private static final double ABSOLUTE = 1e-14;

    /** Chosen: within these bounds of the output weight's and the bias's radius the remainders are still of use. */
    private static final double WIDEST_WEIGHT = 1e6;

    private static final double WIDEST_BIAS = 2;

    /** Chosen: the radii of the first tries grow by right. */
    private static final int FIRST_TRIES = 3;

    /** Coordinates of the unit, along its directions; v and c + v f0 are the two after them. */
    final int units;

    final int size;
    /** The unit in the middle, then v and c + v f0. */
    final double[] middle;

    /** Of the coordinates, then of q. */
    final double[] radius;

    /** By the coordinates, then by q. */
    final double[] gradient;

    final double[][] hessian;
    final double[][] follow;
    final double[] rest;
    final UnitValues values;
    final double[] logit;
    final double[] residual;
    private final MiddleDerivatives here;
    private final OutputNewton newton;
    private final Remainders remainders;
    private Parallelepiped around = new Parallelepiped(new double[0], new double[0][], new double[0]);
    private double shift;

    Expansion(OneUnitData data) {
        units = data.inputs() + 1;
        size = units + 2;
        radius = new double[size];
        rest = new double[size];
        values = new UnitValues(data);
        here = new MiddleDerivatives(data, values);
        middle = here.middle;
        gradient = here.gradient;
        hessian = here.hessian;
        follow = here.follow;
        logit = here.logit;
        residual = here.residual;
        newton = new OutputNewton(data);
        remainders = new Remainders(data, this);
    }

    /** Expands over these units; false where the optimal outputs could not be enclosed. */
    boolean over(Parallelepiped box) {
        around = box;
        System.arraycopy(box.middle(), 0, middle, 0, units);
        System.arraycopy(box.radius(), 0, radius, 0, units);
        values.over(box);
        if (!newton.solve(values.f)) {
            return false;
        }
        shift = newton.shift;
        middle[units] = newton.v;
        middle[units + 1] = newton.c + newton.v * shift;
        here.at(box, shift);
        return encloseOutputs();
    }

    double output() {
        return middle[units];
    }

    /** How far v is from {@link #output} at most. */
    double outputReach() {
        return remainders.outputReach;
    }

    /** The output bias c in the middle, and how far it is from that at most. */
    double[] bias() {
        double c = middle[units + 1] - middle[units] * shift;
        double rounding = 0x1p-50 * (Math.abs(middle[units + 1]) + Math.abs(middle[units] * shift));
        return new double[] {c, (remainders.biasReach + remainders.outputReach * Math.abs(shift)) * WIDER + rounding};
    }

    double shift() {
        return shift;
    }

    /** Of the absolute values of all terms in the derivative by coordinate k of half the sum of w^2, over the parallelepiped. */
    double weightAtMost(int k) {
        double sum = 0;
        for (int j = 0; j < units - 1; j++) {
            double most = Math.abs(middle[j]);
            for (int l = 0; l < units; l++) {
                most += Math.abs(around.directions()[l][j]) * radius[l];
            }
            sum += Math.abs(around.directions()[k][j]) * most;
        }
        return sum;
    }

    private boolean encloseOutputs() {
        double byV = 1 / hessian[units][units];
        double byC = 1 / hessian[units + 1][units + 1];
        double reachV = slack(units) * byV;
        double reachC = slack(units + 1) * byC;
        radius[units] = 0;
        radius[units + 1] = 0;
        for (int n = 0; n < TRIES; n++) {
            double wider = n == 0 ? 1 : MARGIN;
            double beforeV = radius[units];
            double beforeC = radius[units + 1];
            radius[units] = Math.max(beforeV, wider * reachV + RELATIVE * Math.abs(middle[units]) + ABSOLUTE);
            radius[units + 1] = Math.max(beforeC, wider * reachC + RELATIVE * Math.abs(middle[units + 1]) + ABSOLUTE);
            boolean diverges = radius[units] > DIVERGES * beforeV && radius[units + 1] > DIVERGES * beforeC;
            if (!(radius[units + 1] < WIDEST_BIAS) || !(radius[units] < WIDEST_WEIGHT) || n > FIRST_TRIES && diverges) {
                return false;
            }
            remainders.compute();
            double coupling = Math.abs(hessian[units][units + 1]) * Math.max(radius[units], radius[units + 1]);
            double gv = slack(units);
            double gc = slack(units + 1);
            reachV = (gv + rest[units] + coupling) * byV * WIDER + 0x1p-45 * radius[units];
            reachC = (gc + rest[units + 1] + coupling) * byC * WIDER + 0x1p-45 * radius[units + 1];
            if (isWithin(reachV, reachC)) {
                return true;
            }
            Remainders r = remainders;
            double determinant = (r.leastV * r.leastC - r.mixed * r.mixed) / WIDER;
            if (!(determinant > 0)) {
                return false;
            }
            gv += r.startV;
            gc += r.startC;
            reachV = (r.leastC * gv + r.mixed * gc) / determinant * WIDER;
            reachC = (r.leastV * gc + r.mixed * gv) / determinant * WIDER;
            if (isWithin(reachV, reachC)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(double reachV, double reachC) {
        return reachV < radius[units] && reachC < radius[units + 1];
    }

    /** |g_k + H_kx x| at most. */
    private double slack(int k) {
        double sum = Math.abs(gradient[k]);
        for (int l = 0; l < units; l++) {
            sum += Math.abs(hessian[k][l]) * radius[l];
        }
        return sum * WIDER;
    }

    /**
     * Below the loss on all of the box with the optimal outputs: the data's loss lies above its tangent in the logits, and these are linear but for
     * what the unit's curvature and the change of v do.
     */
    double lossLow() {
        double low = here.loss - here.loss * 0x1p-36 - 0x1p-36 - 2 * remainders.largestBlur;
        double slopes = 0;
        for (int k = 0; k < size; k++) {
            low -= (Math.abs(gradient[k]) + rest[k]) * radius[k] * WIDER;
            slopes +=
                    k < units ? (Math.abs(here.inward[k]) * WIDER + 0x1p-30 * (1 + values.longest[k])) * radius[k] : 0;
        }
        double top = Math.abs(middle[units]) + outputReach();
        return low - (outputReach() * slopes + top * remainders.bend) * WIDER;
    }
}
