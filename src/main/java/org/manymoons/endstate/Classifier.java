package org.manymoons.endstate;

import static org.manymoons.spectrum.StrictMinimum.GRADIENT_MULTIPLE;
import static org.manymoons.spectrum.StrictMinimum.NEWTON_STEP;
import static org.manymoons.wording.Wording.counted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.channel.ChannelSearch;
import org.manymoons.descent.ValleyFloor;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Definiteness;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.Quotient;
import org.manymoons.spectrum.ShiftFreeObjective;
import org.manymoons.spectrum.Spectrum;

/** Decides what kind of point these parameters are, from the gradient, the Hessian and their rounding bounds. */
final class Classifier {
    private final Objective objective;
    private final double[] parameters;
    private final double[] gradient;
    private final double[] gradientBounds;
    private final double lossBound;
    private final double[][] hessian;
    private final double[][] hessianErrors;
    private final Quotient quotient;
    private final Spectrum spectrum;
    private final List<String> reasons = new ArrayList<>();
    private List<String> free = List.of();
    private boolean unnamedDirection;
    private boolean leavesIntoSaddle;

    private Classifier(Objective objective, double[] parameters) {
        this.objective = objective;
        this.parameters = parameters;
        Objective original = objective instanceof ShiftFreeObjective shiftFree ? shiftFree.original() : objective;
        gradient = original.gradient(parameters);
        RoundingBound bound = RoundingBound.of(objective.network(), parameters, objective.samples());
        gradientBounds = bound.gradient();
        lossBound = bound.loss();
        hessian = original.hessian(parameters);
        hessianErrors = bound.hessian();
        quotient = Quotient.of(objective.network());
        spectrum = quotient.spectrum(hessian, hessianErrors);
    }

    /**
     * An end state, and what of it only a search needs to know.
     *
     * @param unnamedDirection whether a flat direction is none of the known ones, so that it may yet be a channel
     */
    record Classified(EndState end, boolean unnamedDirection) {}

    static Classified classify(Objective objective, double[] parameters, int iterations) {
        Classifier classifier = new Classifier(objective, parameters);
        Kind kind = classifier.kind();
        return new Classified(classifier.endState(kind, null, iterations), classifier.unnamedDirection);
    }

    /** What has been carried on as far as it goes without arriving, with the reason why nothing is said of a limit. */
    static EndState notConverged(Objective objective, double[] parameters, int iterations) {
        Classifier classifier = new Classifier(objective, parameters);
        Kind kind = classifier.kind();
        if (objective.network().l2() == 0 && !ChannelSearch.applies(objective.network())) {
            classifier.reasons.add(
                    "if it drifts to infinity, its limit stays unknown: limits are known of one hidden layer"
                            + " and one sigmoid output, and one that is extrapolated would come without a bound of its error");
        }
        return classifier.endState(kind, null, iterations);
    }

    static EndState channel(Objective objective, double[] parameters, Channel channel, int iterations) {
        Classifier classifier = new Classifier(objective, parameters);
        classifier.reasons.add(String.format(
                Locale.ROOT,
                "the loss falls towards %.12g (+- %.1g), which only infinite parameters reach",
                channel.limit(),
                channel.limitError()));
        return classifier.endState(Kind.CHANNEL_TO_INFINITY, channel, iterations);
    }

    private Kind kind() {
        if (LinearNetwork.is(objective.network()) && LinearNetwork.isOptimal(objective, parameters)) {
            free = FlatValley.explore(objective, parameters, spectrum).names();
            reasons.add(
                    "the network is one affine map of its inputs, and this is the only minimum of its logistic regression");
            return Kind.FLAT_MINIMUM;
        }
        for (int k = 0; k < gradient.length; k++) {
            if (!(Math.abs(gradient[k]) <= GRADIENT_MULTIPLE * gradientBounds[k])) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "gradient component %d is %.3g, beyond %.0f times its rounding bound %.3g",
                        k,
                        gradient[k],
                        GRADIENT_MULTIPLE,
                        gradientBounds[k]));
                return Kind.NOT_CONVERGED;
            }
        }
        double least = spectrum.eigenvalues()[0];
        if (least < -spectrum.bounds()[0]) {
            reasons.add(String.format(
                    Locale.ROOT, "the smallest eigenvalue %.4g is below -%.2g", least, spectrum.bounds()[0]));
            return Kind.SADDLE;
        }
        if (flatCount() == 0) {
            return withoutFlatDirections(newtonStep());
        }
        OptionalDouble step = Definiteness.newtonStep(
                quotient.matrix(hessian), quotient.errors(hessian, hessianErrors), quotient.vector(gradient));
        if (step.isPresent()) {
            reasons.add("in units of the parameters that give the Hessian a unit diagonal");
            return withoutFlatDirections(step.getAsDouble() / Eigen.norm(parameters));
        }
        return withFlatDirections();
    }

    private Kind withoutFlatDirections(double step) {
        reasons.add(String.format(
                Locale.ROOT,
                "the gradient is within %.0f times its rounding bound, every eigenvalue is above its own (the smallest is"
                        + " %.5g, known to %.1g), and the Newton step is %.1g of the parameter norm",
                GRADIENT_MULTIPLE,
                spectrum.eigenvalues()[0],
                spectrum.bounds()[0],
                step));
        if (!(step < NEWTON_STEP)) {
            return Kind.NOT_CONVERGED;
        }
        if (!ValleyFloor.rises(
                objective, parameters, spectrum.eigenvectors()[0], spectrum.eigenvalues()[0], lossBound)) {
            reasons.add("but the loss does not rise to both sides along the flattest direction");
            return Kind.NOT_CONVERGED;
        }
        return Kind.STRICT_MINIMUM;
    }

    private Kind withFlatDirections() {
        FlatValley.Finding finding = FlatValley.explore(objective, parameters, spectrum);
        if (!finding.level()) {
            reasons.add("eigenvalues vanish within their rounding, but the loss changes along their directions: "
                    + finding.names());
            return Kind.NOT_CONVERGED;
        }
        free = finding.names();
        unnamedDirection = finding.unnamed();
        reasons.add("no eigenvalue is below zero, and the loss is level along "
                + counted(finding.names().size(), "direction"));
        leavesIntoSaddle = finding.leavesIntoSaddle();
        return Kind.FLAT_MINIMUM;
    }

    private int flatCount() {
        int count = 0;
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            if (!(Math.abs(spectrum.eigenvalues()[k]) > spectrum.bounds()[k])) {
                count++;
            }
        }
        return count;
    }

    private double newtonStep() {
        double square = 0;
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            double value = spectrum.eigenvalues()[k];
            if (Math.abs(value) > spectrum.bounds()[k]) {
                double along = 0;
                for (int j = 0; j < gradient.length; j++) {
                    along += spectrum.eigenvectors()[k][j] * gradient[j];
                }
                square += along * along / (value * value);
            }
        }
        return Math.sqrt(square) / Eigen.norm(parameters);
    }

    private EndState endState(Kind kind, @Nullable Channel channel, int iterations) {
        int worst = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int k = 0; k < gradient.length; k++) {
            worst = Math.abs(gradient[k]) > Math.abs(gradient[worst]) ? k : worst;
        }
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            smallest = Math.min(smallest, Math.abs(spectrum.eigenvalues()[k]));
            largest = Math.max(largest, Math.abs(spectrum.eigenvalues()[k]));
        }
        return new EndState(
                new EndState.Decision(
                        kind,
                        objective.loss(parameters),
                        lossBound,
                        Math.abs(gradient[worst]),
                        gradientBounds[worst],
                        flatCount() > 0 ? Double.POSITIVE_INFINITY : largest / smallest,
                        newtonStep(),
                        iterations,
                        free,
                        new Reasons(reasons, leavesIntoSaddle),
                        parameters.clone(),
                        channel),
                spectrum);
    }
}
