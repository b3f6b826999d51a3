package org.manymoons.census;

import java.util.Arrays;
import java.util.List;
import org.manymoons.landscape.Channel;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Kind;
import org.manymoons.reference.Objective;
import org.manymoons.reference.RoundingBound;
import org.manymoons.symmetry.Alignment;

/** Whether two end states of one objective are one. */
final class EndStateComparison {
    private static final double LIMIT_FUNCTION = 1e-6;

    private final Objective objective;

    EndStateComparison(Objective objective) {
        this.objective = objective;
    }

    Verdict compare(EndState a, EndState b) {
        if (a.kind() == b.kind() && Arrays.equals(a.parameters(), b.parameters())) {
            return Verdict.SAME;
        }
        if (a.kind() == Kind.NOT_CONVERGED || b.kind() == Kind.NOT_CONVERGED) {
            return Verdict.UNDECIDED;
        }
        if (Math.abs(level(a) - level(b)) > 10 * (levelError(a) + levelError(b))) {
            return Verdict.DIFFERENT;
        }
        if (a.kind() == Kind.STRICT_MINIMUM && b.kind() == Kind.STRICT_MINIMUM) {
            return strictMinima(a, b);
        }
        if (a.channel() != null && b.channel() != null) {
            return channels(a.channel(), b.channel());
        }
        return Verdict.UNDECIDED;
    }

    private static double level(EndState end) {
        return end.channel() == null ? end.loss() : end.channel().limit();
    }

    private static double levelError(EndState end) {
        return end.channel() == null ? end.lossBound() : end.channel().limitError();
    }

    private Verdict strictMinima(EndState a, EndState b) {
        Alignment alignment = Alignment.between(objective.network(), a.parameters(), b.parameters());
        double error = error(objective, a) + error(objective, b);
        if (alignment.distance() <= 10 * error) {
            return Verdict.SAME;
        }
        boolean apart = alignment.provenOptimal() && alignment.distance() > 1000 * error + 1e-6 * alignment.scale();
        return apart ? Verdict.DIFFERENT : Verdict.UNDECIDED;
    }

    /** How far the exact minimum can be: each component of the gradient, with its rounding, over its curvature. */
    static double error(Objective objective, EndState end) {
        double[] gradient = objective.gradient(end.parameters());
        double noise = norm(RoundingBound.of(objective.network(), end.parameters(), objective.samples())
                .gradient());
        double square = 0;
        for (int k = 0; k < gradient.length; k++) {
            double curvature =
                    Math.abs(end.spectrum().eigenvalues()[k]) - end.spectrum().bounds()[k];
            double along = noise;
            for (int j = 0; j < gradient.length; j++) {
                along += Math.abs(end.spectrum().eigenvectors()[k][j] * gradient[j]);
            }
            square += along * along / (curvature * curvature);
        }
        return Math.sqrt(square);
    }

    private static Verdict channels(Channel a, Channel b) {
        double apart = 0;
        for (int n = 0; n < a.predictions().length; n++) {
            apart = Math.max(apart, Math.abs(a.predictions()[n] - b.predictions()[n]));
        }
        return apart <= LIMIT_FUNCTION && ways(a).equals(ways(b)) ? Verdict.SAME : Verdict.UNDECIDED;
    }

    private static List<String> ways(Channel channel) {
        return channel.groups().stream()
                .map(group -> group.way() + " " + group.units().size())
                .sorted()
                .toList();
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }
}
