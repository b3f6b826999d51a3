package org.manymoons.endstate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Separation;
import org.manymoons.kink.KinkDescent;
import org.manymoons.kink.KinkJudge;
import org.manymoons.kink.KinkVerdict;
import org.manymoons.reference.Objective;

/** End states of networks whose activation has kinks, from what {@code org.manymoons.kink} finds. */
final class KinkedEnds {
    private KinkedEnds() {}

    static EndState polish(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        KinkDescent.Arrival arrival = KinkDescent.from(objective, start, stop, way);
        Optional<Channel> separable = Separation.of(objective, arrival.parameters());
        return endState(
                KinkJudge.of(objective, arrival.parameters()),
                arrival.parameters(),
                arrival.steps(),
                separable.orElse(null));
    }

    static EndState inspect(Objective objective, double[] parameters) {
        return endState(KinkJudge.of(objective, parameters), parameters, 0, null);
    }

    private static EndState endState(
            KinkVerdict verdict, double[] parameters, int iterations, @Nullable Channel channel) {
        double[] eigenvalues = verdict.spectrum().eigenvalues();
        boolean flat = !verdict.freeDirections().isEmpty();
        return new EndState(
                new EndState.Decision(
                        channel == null ? kind(verdict.nature()) : Kind.CHANNEL_TO_INFINITY,
                        verdict.loss(),
                        verdict.lossBound(),
                        verdict.gradientMaxAbs(),
                        verdict.gradientBound(),
                        flat || !(eigenvalues[0] > 0)
                                ? Double.POSITIVE_INFINITY
                                : eigenvalues[eigenvalues.length - 1] / eigenvalues[0],
                        verdict.newtonStep(),
                        iterations,
                        channel == null ? verdict.freeDirections() : List.of(),
                        channel == null
                                ? new Reasons(verdict.reasons(), verdict.leavesDownhill())
                                : Reasons.of(String.format(
                                        Locale.ROOT,
                                        "every sample is classified rightly, so the loss falls to %.3g as the output layer grows",
                                        channel.limit())),
                        parameters.clone(),
                        channel),
                verdict.spectrum());
    }

    private static Kind kind(KinkVerdict.Nature nature) {
        return switch (nature) {
            case STRICT_MINIMUM -> Kind.STRICT_MINIMUM;
            case FLAT_MINIMUM -> Kind.FLAT_MINIMUM;
            case SADDLE -> Kind.SADDLE;
            case UNKNOWN -> Kind.NOT_CONVERGED;
        };
    }
}
