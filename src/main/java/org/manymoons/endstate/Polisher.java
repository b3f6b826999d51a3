package org.manymoons.endstate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.descent.Descent;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.descent.Surface;
import org.manymoons.endstate.Classifier.Classified;
import org.manymoons.kink.KinkJudge;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.ShiftFreeObjective;
import org.manymoons.symmetry.TwoClassSoftmax;

/**
 * Carries a network downhill with the exact Hessian to its critical point, or to infinity, and says what it is.
 *
 * <p>First some trust-region Newton steps in all parameters, which stay in the valley that training left them in; then
 * steps with the output layer projected out, which are quick along the curved valley floor; at the end Newton steps to
 * the gradient's rounding floor. In between, channels to infinity are looked for.
 */
public final class Polisher {
    /** Chosen: steps that stay in the valley they start in, before projected ones that might leave it. */
    private static final int PLAIN_STEPS = 25;

    /** Chosen: a channel is looked for between rounds only. */
    private static final int STEPS_PER_ROUND = 15;

    /** Chosen: what has not arrived by then drifts. */
    private static final int ROUNDS = 16;

    /** Chosen: saddles left, or limits undercut, one after the other. */
    private static final int KICKS = 5;

    private final Objective objective;
    private final BooleanSupplier stop;
    private final Surface surface;
    private final WayToInfinity infinity;

    Polisher(Objective objective, BooleanSupplier stop) {
        Network network = objective.network();
        if (!network.isSmooth()) {
            throw new IllegalArgumentException("polishing needs a twice differentiable activation, not "
                    + network.hidden().stream()
                            .map(layer -> layer.activation().name().toLowerCase(java.util.Locale.ROOT))
                            .distinct()
                            .toList());
        }
        this.objective = ShiftFreeObjective.of(objective);
        this.stop = stop;
        surface = new NetworkSurface(this.objective);
        infinity = new WayToInfinity(this.objective, stop);
    }

    /** Whether such networks can be polished: they are twice differentiable, or have kinks that are treated. */
    public static boolean applies(Network network) {
        return network.isSmooth() || KinkJudge.treats(network);
    }

    /** Polishes until it is done. */
    public static EndState polish(Objective objective, double[] start) {
        return polish(objective, start, () -> false);
    }

    /**
     * Polishes until it is done or told to stop.
     *
     * @throws IllegalArgumentException if an activation has kinks and {@link KinkJudge} does not treat such networks
     */
    public static EndState polish(Objective objective, double[] start, BooleanSupplier stop) {
        return polish(objective, start, stop, parameters -> {});
    }

    /**
     * Polishes until it is done and shows its way. Where a channel is found, the end state lies further out on it than the
     * last place shown.
     *
     * @param way is handed the parameters after every step; it must not change them
     * @throws IllegalArgumentException if an activation has kinks and {@link KinkJudge} does not treat such networks
     */
    public static EndState polish(Objective objective, double[] start, Consumer<double[]> way) {
        return polish(objective, start, () -> false, way);
    }

    private static EndState polish(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        if (KinkJudge.treats(objective.network())) {
            return KinkedEnds.polish(objective, start, stop, way);
        }
        return TwoClassSoftmax.is(objective.network())
                ? RewrittenEnds.asOneSigmoid(objective, start, stop, way)
                : RewrittenEnds.smooth(objective, start, stop, way);
    }

    /** What these parameters are as they stand, without moving them. */
    public static EndState inspect(Objective objective, double[] parameters) {
        if (KinkJudge.treats(objective.network())) {
            return KinkedEnds.inspect(objective, parameters);
        }
        Polisher polisher = new Polisher(objective, () -> false);
        return Classifier.classify(polisher.objective, parameters, 0).end();
    }

    EndState polish(double[] start, Consumer<double[]> way) {
        Descent descent = new Descent(surface, start, stop, way);
        descent.inAllParameters(PLAIN_STEPS);
        if (LinearNetwork.is(objective.network())) {
            LinearNetwork.optimum(objective, descent.parameters()).ifPresent(descent::moveTo);
            Classified classified = Classifier.classify(objective, descent.parameters(), descent.steps());
            if (classified.end().kind() == Kind.FLAT_MINIMUM) {
                return classified.end();
            }
        }
        for (int kick = 0; ; kick++) {
            Optional<EndState> channel = descend(descent);
            if (channel.isPresent()) {
                return channel.get();
            }
            double[] reached = Finish.of(objective, descent);
            descent.moveTo(reached);
            Classified classified = Classifier.classify(objective, reached, descent.steps());
            EndState end = classified.end();
            if (end.kind() == Kind.NOT_CONVERGED || classified.unnamedDirection()) {
                channel = infinity.channel(descent);
                if (channel.isPresent()) {
                    return channel.get();
                }
                if (!Arrays.equals(descent.parameters(), reached) && kick < KICKS && !stop.getAsBoolean()) {
                    continue;
                }
            }
            boolean drifts =
                    end.kind() == Kind.NOT_CONVERGED && objective.network().l2() == 0;
            if (drifts && kick < KICKS && !stop.getAsBoolean()) {
                return new StiffDescent(objective, infinity, stop).from(descent);
            }
            if (end.kind() != Kind.SADDLE || kick == KICKS || stop.getAsBoolean()) {
                return end;
            }
            descent.leave(end.spectrum().eigenvectors()[0]);
        }
    }

    private Optional<EndState> descend(Descent descent) {
        for (int round = 0; round < ROUNDS && !stop.getAsBoolean(); round++) {
            double before = objective.loss(descent.parameters());
            boolean done = descent.projected(STEPS_PER_ROUND);
            Optional<EndState> separable = infinity.separable(descent);
            if (separable.isPresent()) {
                return separable;
            }
            if (done) {
                return Optional.empty();
            }
            if (round > 0 && Integer.bitCount(round + 1) == 1 && infinity.mayBeNear(descent, before)) {
                Optional<EndState> channel = infinity.channel(descent);
                if (channel.isPresent()) {
                    return channel;
                }
            }
        }
        return Optional.empty();
    }
}
