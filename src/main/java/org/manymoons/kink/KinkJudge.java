package org.manymoons.kink;

import static org.manymoons.spectrum.StrictMinimum.GRADIENT_MULTIPLE;
import static org.manymoons.spectrum.StrictMinimum.NEWTON_STEP;
import static org.manymoons.wording.Wording.counted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Definiteness;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.Spectrum;

/**
 * Decides what kind of point a network with kinks is, by the optimality conditions of a partly smooth function (Lewis 2002):
 * where the rows (x_i, 1) of the points on each unit's kink are independent, a point is a strict local minimum if the gradient,
 * with f' from the left of every kink, is -sum mu_ij (x_i, 1) with 0 &lt; mu_ij &lt; v_j r_i (f'+ - f'-) for all of them, and
 * the Hessian is positive definite along the kinks. Directions in which the loss is the same for a known reason do not count.
 */
public final class KinkJudge {
    /** Chosen: a row with a smaller part of its own depends on the others. */
    private static final double DEPENDENT = 1e-9;

    private final KinkPoint at;
    private final KinkedLoss loss;
    private final AlongKinks tangent;
    private final Valley.Found valley;
    private final double[][] hessian;
    private final double[][] hessianErrors;
    private final List<String> reasons = new ArrayList<>();
    private double newtonStep = Double.POSITIVE_INFINITY;

    private KinkJudge(KinkedLoss loss, double[] parameters) {
        this.loss = loss;
        at = new KinkPoint(loss, parameters);
        tangent = new AlongKinks(at, DEPENDENT);
        valley = Valley.of(at);
        hessian = at.derivatives.hessian();
        hessianErrors = at.derivatives.hessianErrors();
    }

    /**
     * Whether the minima of such a network can be told: one hidden layer of relu or leakyrelu, and one sigmoid output or a softmax over two
     * classes, which is treated as one.
     */
    public static boolean treats(Network network) {
        return KinkedForm.exists(network);
    }

    /** What these parameters are as they stand; figures are of the network with one sigmoid. */
    public static KinkVerdict of(Objective objective, double[] parameters) {
        KinkedForm form = KinkedForm.of(objective);
        return new KinkJudge(form.loss(), form.parameters(parameters)).verdict();
    }

    private KinkVerdict verdict() {
        Nature nature = nature();
        double[] gradient = tangent.gradient();
        double[] bounds = tangent.gradientBounds();
        int worst = 0;
        for (int k = 0; k < gradient.length; k++) {
            worst = Math.abs(gradient[k]) > Math.abs(gradient[worst]) ? k : worst;
        }
        return new KinkVerdict(
                nature,
                at.lossValue(),
                at.lossBound(),
                Math.abs(gradient[worst]),
                bounds[worst],
                gradient,
                bounds,
                newtonStep,
                tangent.spectrum(tangent.basis(), hessian, hessianErrors),
                nature == Nature.FLAT_MINIMUM ? valley.names() : List.of(),
                reasons,
                nature == Nature.FLAT_MINIMUM && leavesDownhill());
    }

    private Nature nature() {
        if (!sidesAreClear() || !gradientVanishes() || !multipliersAreInside()) {
            return Nature.UNKNOWN;
        }
        List<double[]> rest = tangent.without(valley.tangents());
        if (rest.isEmpty()) {
            newtonStep = 0;
            reasons.add("the loss does not change in any direction along the kinks");
            return Nature.FLAT_MINIMUM;
        }
        Spectrum spectrum = tangent.spectrum(rest, hessian, hessianErrors);
        double least = spectrum.eigenvalues()[0];
        if (least < -spectrum.bounds()[0]) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "the smallest eigenvalue along the kinks, %.4g, is below -%.2g",
                    least,
                    spectrum.bounds()[0]));
            return Nature.SADDLE;
        }
        return minimum(rest, spectrum);
    }

    /** Which kind of minimum, where no eigenvalue is below zero on the directions in which the loss changes. */
    private Nature minimum(List<double[]> rest, Spectrum spectrum) {
        double least = spectrum.eigenvalues()[0];
        OptionalDouble step = Definiteness.newtonStep(
                AlongKinks.reduced(rest, hessian),
                tangent.reducedErrors(rest, hessian, hessianErrors),
                reducedGradient(rest));
        if (step.isEmpty()) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "an eigenvalue along the kinks, %.3g, cannot be told from zero (its bound is %.2g), and no reason is known why"
                            + " the loss should stay the same there",
                    least,
                    spectrum.bounds()[0]));
            return Nature.UNKNOWN;
        }
        newtonStep = step.getAsDouble() / Eigen.norm(at.parameters);
        reasons.add(String.format(
                Locale.ROOT,
                "the gradient along the kinks is within %.0f times its rounding bound, the Hessian there is positive (its smallest"
                        + " eigenvalue is %.5g, known to %.1g), and the Newton step is %.1g of the parameter norm",
                GRADIENT_MULTIPLE,
                least,
                spectrum.bounds()[0],
                newtonStep));
        if (!(newtonStep < NEWTON_STEP)) {
            return Nature.UNKNOWN;
        }
        if (valley.tangents().isEmpty()) {
            return Nature.STRICT_MINIMUM;
        }
        reasons.add("but for " + counted(valley.tangents().size(), "direction") + " in which the loss does not change");
        return Nature.FLAT_MINIMUM;
    }

    private double[] reducedGradient(List<double[]> basis) {
        return basis.stream()
                .mapToDouble(q -> KinkedLoss.dot(q, at.derivatives.gradient))
                .toArray();
    }

    private boolean sidesAreClear() {
        for (int j = 0; j < loss.units; j++) {
            if (ScaledUnits.weightNorm(at.incoming(j)) == 0 && at.incoming(j)[loss.inputs] == 0) {
                reasons.add("all weights and the bias of unit " + (j + 1) + " are zero: every sample is on its kink");
                return false;
            }
            if (!Arrays.asList(at.side[j]).contains(Side.UNCLEAR) && tangent.isIndependent(j)) {
                continue;
            }
            reasons.add(
                    tangent.isIndependent(j)
                            ? "a sample is too near to the kink of unit " + (j + 1) + " to say on which side it is"
                            : "the samples on the kink of unit " + (j + 1) + " depend on each other linearly");
            return false;
        }
        return true;
    }

    private boolean gradientVanishes() {
        double[] gradient = tangent.gradient();
        double[] bounds = tangent.gradientBounds();
        for (int k = 0; k < gradient.length; k++) {
            if (!(Math.abs(gradient[k]) <= GRADIENT_MULTIPLE * bounds[k])) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "gradient component %d along the kinks is %.3g, beyond %.0f times its rounding bound %.3g",
                        k,
                        gradient[k],
                        GRADIENT_MULTIPLE,
                        bounds[k]));
                return false;
            }
        }
        return true;
    }

    private boolean multipliersAreInside() {
        List<Multiplier> multipliers = Multiplier.all(at);
        double nearest = Double.POSITIVE_INFINITY;
        for (Multiplier multiplier : multipliers) {
            if (multiplier.isOutside()) {
                reasons.add("the loss falls to one side of a kink: " + multiplier);
                return false;
            }
            if (!multiplier.isInside()) {
                reasons.add("a multiplier is at its end, so that its kink may be needless: " + multiplier);
                return false;
            }
            nearest = Math.min(nearest, multiplier.margin());
        }
        reasons.add(
                multipliers.isEmpty()
                        ? "no sample is on a kink"
                        : String.format(
                                Locale.ROOT,
                                "%s on kinks, with multipliers inside (0, 1), the nearest to an end by %.2g",
                                counted(multipliers.size(), "sample"),
                                nearest));
        return true;
    }

    /** Whether one of the dead units, led to the bias 0 on level ground, finds the loss falling there. */
    private boolean leavesDownhill() {
        boolean dead = false;
        for (int j = 0; j < loss.units; j++) {
            dead |= at.isCutOff(j);
        }
        if (!dead || loss.l2 == 0) {
            return false;
        }
        Awakening awakening = Awakening.of(loss, at.residuals);
        boolean leaves = awakening.slope() > loss.l2 * (1 + DEPENDENT);
        reasons.add(String.format(
                Locale.ROOT,
                "at bias 0 a dead unit could%s leave downhill: |sum r f(w.x + b)|/|w| reaches %s%.4g, the weight decay is %.4g",
                leaves ? "" : awakening.isLargest() ? " not" : ", as far as was looked, not",
                awakening.isLargest() ? "" : "at least ",
                awakening.slope(),
                loss.l2));
        return leaves;
    }
}
