package org.manymoons.kink;

import java.util.List;
import org.manymoons.spectrum.Spectrum;

/**
 * What a network with kinks is at the point where it stands.
 *
 * @param gradientMaxAbs  largest absolute component of the gradient along the kinks, which is that of the Lagrangian
 * @param gradientBound   bound of the rounding error of that component
 * @param gradient        along the kinks, in the network's order
 * @param gradientErrors  bounds of the rounding errors of its components
 * @param newtonStep      length of the Newton step along the kinks, relative to the norm of the parameters
 * @param spectrum        of the Hessian along the kinks
 * @param freeDirections  names of the directions in which the loss does not change, one each
 * @param leavesDownhill  whether a dead unit can be moved, the loss staying the same, to where it falls
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record KinkVerdict(
        Nature nature,
        double loss,
        double lossBound,
        double gradientMaxAbs,
        double gradientBound,
        double[] gradient,
        double[] gradientErrors,
        double newtonStep,
        Spectrum spectrum,
        List<String> freeDirections,
        List<String> reasons,
        boolean leavesDownhill) {

    /** What was established. */
    public enum Nature {
        STRICT_MINIMUM,
        FLAT_MINIMUM,
        SADDLE,
        UNKNOWN
    }

    public KinkVerdict {
        freeDirections = List.copyOf(freeDirections);
        reasons = List.copyOf(reasons);
    }
}
