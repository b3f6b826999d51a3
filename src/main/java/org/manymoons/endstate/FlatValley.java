package org.manymoons.endstate;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.descent.ValleyFloor;
import org.manymoons.endstate.FlatDirections.Named;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.Spectrum;

/**
 * Whether a critical point with vanishing eigenvalues lies in a valley of equal loss: each flat direction is followed to
 * both sides, with Newton steps across the valley, and the loss and the spectrum are looked at on the way.
 */
final class FlatValley {
    /** Chosen: how far a direction is followed, in units of the largest parameter that it moves. */
    private static final double[] STRIDES = {0.03, 0.3, 1, 3};

    /** Chosen: a direction of unknown cause must be level up to a stride of 1, else it may be a channel. */
    private static final double UNNAMED_REACH = 0.5;

    /** Chosen: a direction of known cause is level for that reason; the first stride only confirms it. */
    private static final double NAMED_REACH = 0.02;

    /** Chosen: relative change of a logit that rounding explains. */
    private static final double SAME_LOGIT = 1e-8;

    /** Chosen: the largest part, squared, of a named direction outside the flat eigenspace. */
    private static final double INSIDE = 1e-4;

    /** Chosen: losses are the same within so many times the sum of their rounding bounds. */
    private static final double LOSS_MULTIPLE = 20;

    /** Chosen: a coarser loss cannot tell an unknown valley from a channel. */
    private static final double RESOLVED = 1e-12;

    /** Chosen: a direction with a smaller part outside those spanned already is none of its own. */
    private static final double NEW = 0.03;

    private final Objective objective;
    private final double[] parameters;
    private final double loss;
    private final double[] logits;
    private final double lossBound;
    private final List<double[]> flat = new ArrayList<>();
    private final List<double[]> spanned = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean unnamed;
    private boolean level = true;
    private boolean leavesIntoSaddle;

    private FlatValley(Objective objective, double[] parameters, Spectrum spectrum) {
        this.objective = objective;
        this.parameters = parameters;
        loss = objective.loss(parameters);
        logits = Logits.of(objective, parameters);
        lossBound = RoundingBound.of(objective.network(), parameters, objective.samples())
                .loss();
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            if (!(Math.abs(spectrum.eigenvalues()[k]) > spectrum.bounds()[k])) {
                flat.add(spectrum.eigenvectors()[k]);
            }
        }
    }

    /**
     * What was found.
     *
     * @param names            the flat directions, as many as vanishing eigenvalues
     * @param unnamed          whether one of them is none of the known ones and called by its parameters only
     * @param level            whether the loss is the same along all of them
     * @param leavesIntoSaddle whether somewhere along them an eigenvalue turns negative
     */
    record Finding(List<String> names, boolean unnamed, boolean level, boolean leavesIntoSaddle) {}

    static Finding explore(Objective objective, double[] parameters, Spectrum spectrum) {
        FlatValley valley = new FlatValley(objective, parameters, spectrum);
        Network network = objective.network();
        for (Named named : FlatDirections.candidates(network, parameters, objective.samples())) {
            valley.consider(named);
        }
        for (double[] eigenvector : valley.flat) {
            if (valley.addIfNew(eigenvector)) {
                valley.unnamed = true;
                valley.names.add("along " + ParameterNames.largest(network, eigenvector));
                valley.level &= valley.lossBound < RESOLVED && valley.follow(eigenvector) > UNNAMED_REACH;
            }
        }
        return new Finding(valley.names, valley.unnamed, valley.level, valley.leavesIntoSaddle);
    }

    private void consider(Named named) {
        double inside = 0;
        for (double[] q : flat) {
            double dot = dot(q, named.direction());
            inside += dot * dot;
        }
        if (inside > 1 - INSIDE && addIfNew(named.direction())) {
            names.add(named.name());
            level &= follow(named.direction()) > NAMED_REACH;
        }
    }

    /** Gram and Schmidt; false if the direction is spanned already. */
    private boolean addIfNew(double[] direction) {
        if (spanned.size() == flat.size()) {
            return false;
        }
        double[] rest = direction.clone();
        for (double[] q : spanned) {
            double dot = dot(q, rest);
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= dot * q[k];
            }
        }
        double norm = Eigen.norm(rest);
        if (norm < NEW) {
            return false;
        }
        for (int k = 0; k < rest.length; k++) {
            rest[k] /= norm;
        }
        spanned.add(rest);
        return true;
    }

    /** The stride up to which loss and logits stay the same on both sides. */
    private double follow(double[] direction) {
        double scale = 1;
        for (int k = 0; k < direction.length; k++) {
            scale = Math.max(scale, Math.abs(direction[k] * parameters[k]));
        }
        double reach = Double.POSITIVE_INFINITY;
        for (int side = 1; side >= -1; side -= 2) {
            double reached = 0;
            for (double stride : STRIDES) {
                double[] there = parameters.clone();
                for (int k = 0; k < there.length; k++) {
                    there[k] += side * stride * scale * direction[k];
                }
                there = ValleyFloor.lowered(objective, there, flat.size());
                if (!isLevel(there)) {
                    break;
                }
                reached = stride;
                Spectrum here = Spectrum.of(objective, there);
                leavesIntoSaddle |= here.eigenvalues()[0] < -here.bounds()[0];
            }
            reach = Math.min(reach, reached);
        }
        return reach;
    }

    /** A drift in a channel can leave the loss alone to its last digits, but not the logits. */
    private boolean isLevel(double[] there) {
        double bound = LOSS_MULTIPLE
                * (lossBound
                        + RoundingBound.of(objective.network(), there, objective.samples())
                                .loss());
        if (!(Math.abs(objective.loss(there) - loss) <= bound)) {
            return false;
        }
        double[] moved = Logits.of(objective, there);
        for (int n = 0; n < moved.length; n++) {
            if (!(Math.abs(moved[n] - logits[n]) <= SAME_LOGIT * (1 + Math.abs(logits[n])))) {
                return false;
            }
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
