package org.manymoons.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.hinge.Hinges;
import org.manymoons.channel.limit.LimitModel;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.steep.SteepUnits;
import org.manymoons.descent.Descent;
import org.manymoons.descent.LinearFit;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * Looks for the limit that a drifting network with one hidden layer tends to: the limit models that it is near to are
 * carried to their own minima with the same Newton steps, degenerating further where they drift themselves.
 */
public final class ChannelSearch {
    /**
     * Chosen, of the loss: a limit model, not at its minimum yet, may lie so much above the network. One that lies higher has a
     * barrier before it, however low its minimum is.
     */
    private static final double FIT_TOLERANCE = 0.01;

    /** Chosen: what has not arrived by then drifts. */
    private static final int ROUNDS = 6;

    /** Chosen: after every second round the next degeneration is looked for. */
    private static final int STEPS_PER_ROUND = 12;

    /** Chosen: degenerations one after the other. */
    private static final int DEPTH = 5;

    /** Limit models that one search minimises. Chosen for its time. */
    private static final int MODELS = 10;

    /** Parameters of a network that gets all of them; for larger ones, whose steps take longer, fewer. Chosen. */
    private static final double SMALL = 33;

    /** Chosen: Newton steps of the output weights of one candidate. */
    private static final int FIT_STEPS = 30;

    /** Chosen: samples that lines are moved across, one after the other. */
    private static final int MOST_TURNS = 500;

    private final Objective objective;
    private final Samples samples;
    private final Activation activation;
    private final BooleanSupplier stop;
    private double[] origin = {};
    private int budget;
    private Certification lowest = new Certification.Unproven();

    private ChannelSearch(Objective objective, BooleanSupplier stop) {
        this.objective = objective;
        this.stop = stop;
        samples = objective.samples();
        activation = objective.network().layers().get(0).activation();
        double size = Math.max(1, objective.network().parameterCount() / SMALL);
        budget = Math.max(1, (int) (MODELS / (size * size)));
    }

    /** Whether limit models are known for such networks. */
    public static boolean applies(Network network) {
        return ((network.isOneSigmoid() || network.predictsNumber())
                        && network.hidden().size() == 1
                        && network.l2() == 0)
                || RisingBiases.apply(network);
    }

    /**
     * The verified channel that these parameters lead to, or else the lowest network that lies below a limit which is
     * none, or else nothing.
     */
    public static Certification from(Objective objective, double[] parameters, BooleanSupplier stop) {
        if (objective.network().l2() > 0) {
            return RisingBiases.from(objective, parameters);
        }
        ChannelSearch search = new ChannelSearch(objective, stop);
        search.origin = parameters;
        Optional<Verified> verified =
                search.search(LimitState.of(objective.network(), parameters), objective.loss(parameters), DEPTH);
        return verified.isPresent() ? verified.get() : search.lowest;
    }

    private Optional<Verified> search(LimitState state, double loss, int depth) {
        if (depth == 0 || budget <= 0 || stop.getAsBoolean()) {
            return Optional.empty();
        }
        List<Fitted> candidates = new ArrayList<>();
        for (LimitState candidate : Degenerations.of(state, samples)) {
            Fitted fitted = fitted(candidate);
            if (fitted.loss() < loss * (1 + FIT_TOLERANCE)) {
                candidates.add(fitted);
            }
        }
        candidates.sort(Comparator.comparingDouble(Fitted::loss));
        for (Fitted candidate : candidates) {
            Optional<Verified> limit = minimised(candidate.state(), depth);
            if (limit.isPresent()) {
                return limit;
            }
        }
        return Optional.empty();
    }

    private record Fitted(LimitState state, double loss) {}

    private Fitted fitted(LimitState state) {
        LimitModel model = state.model(samples);
        double[] parameters = state.parameters();
        int[] linear = model.linearParameters();
        double[] v = new double[linear.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = parameters[linear[k]];
        }
        v = LinearFit.solveFromAnywhere(model.regression(parameters), v, FIT_STEPS);
        for (int k = 0; k < v.length; k++) {
            parameters[linear[k]] = v[k];
        }
        return new Fitted(state.at(parameters), model.loss(parameters));
    }

    private Optional<Verified> minimised(LimitState start, int depth) {
        if (budget-- <= 0) {
            return Optional.empty();
        }
        if (!Hinges.isWithout(start)) {
            return certified(Hinges.settled(start, samples, stop), depth);
        }
        LimitModel model = start.model(samples);
        Descent descent = new Descent(model, start.parameters(), stop);
        for (int round = 0; round < ROUNDS; round++) {
            if (descent.projected(STEPS_PER_ROUND)) {
                break;
            }
            if (round % 2 == 1) {
                Optional<Verified> further =
                        search(start.at(descent.parameters()), model.loss(descent.parameters()), depth - 1);
                if (further.isPresent()) {
                    return further;
                }
            }
        }
        descent.finish();
        return certified(start.at(descent.parameters()), depth);
    }

    private Optional<Verified> certified(LimitState found, int depth) {
        LimitState turned = turned(found);
        LimitState end = SteepUnits.placed(turned, samples);
        Certification outcome = LimitCertificate.of(end, objective, activation, origin);
        if (outcome instanceof Certification.Unproven && loss(turned) < loss(found)) {
            outcome = LimitCertificate.undercut(end, objective, activation, origin);
        }
        if (outcome instanceof Verified verified) {
            return Optional.of(verified);
        }
        keepIfLowest(outcome);
        Optional<Verified> further = depth > 1 ? bent(end, depth - 1) : Optional.empty();
        return further.isPresent() ? further : search(end, loss(end), depth - 1);
    }

    /** A unit that fades with its bias on the wrong side cannot pass through its limit: the search goes on on the other side. */
    private Optional<Verified> bent(LimitState end, int depth) {
        Optional<LimitState> bent = NearbyNetwork.bent(end, activation, samples);
        if (bent.isEmpty()) {
            return Optional.empty();
        }
        Optional<Verified> verified = minimised(bent.get(), depth);
        if (verified.isEmpty()) {
            keepIfLowest(LimitCertificate.undercut(settled(bent.get()), objective, activation, origin));
        }
        return verified;
    }

    private void keepIfLowest(Certification outcome) {
        if (outcome instanceof Undercut undercut
                && !(lowest instanceof Undercut lower && lower.loss() <= undercut.loss())) {
            lowest = undercut;
        }
    }

    private double loss(LimitState state) {
        return state.model(samples).loss(state.parameters());
    }

    /** With the lines of steps and cuts moved until no sample gains by it, everything else at its minimum again. */
    private LimitState turned(LimitState start) {
        LimitState state = start;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<LimitState> turned = SteepUnits.turned(state, samples).map(this::settled);
            if (turned.isEmpty() || loss(turned.get()) > loss(state) + resolution(state)) {
                turned = turnedPastSettled(state);
            }
            if (turned.isEmpty() || stop.getAsBoolean()) {
                break;
            }
            state = turned.get();
        }
        return state;
    }

    private Optional<LimitState> turnedPastSettled(LimitState state) {
        double lower = loss(state) - resolution(state);
        return SteepUnits.turnedPastSettled(state, samples).stream()
                .map(this::settled)
                .filter(turned -> loss(turned) < lower)
                .findFirst();
    }

    private double resolution(LimitState state) {
        return state.model(samples).rounding(state.parameters()).loss();
    }

    private LimitState settled(LimitState state) {
        if (!Hinges.isWithout(state)) {
            return Hinges.settled(state, samples, stop);
        }
        Descent descent = new Descent(state.model(samples), state.parameters(), stop);
        descent.projected(STEPS_PER_ROUND);
        descent.finish();
        return state.at(descent.parameters());
    }
}
