package org.manymoons.channel.steep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;

/** The line of a unit that has become a step. */
record StepLine(SamplePull pull, Piece step) implements SteepLine {
    private double[] pattern() {
        return ((StepTerm) step.term()).pattern();
    }

    @Override
    public SteepLine in(SamplePull moved) {
        return new StepLine(moved, step);
    }

    @Override
    public boolean isSplitAlikeBy(LimitState network) {
        boolean[] excluded = pull.excluded();
        for (int n = 0; n < excluded.length; n++) {
            double z = network.pieces().get(step.units().get(0)).affine(pull.input(n));
            if (!excluded[n] && (pattern()[n] > 0) != (z > 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Dichotomy split() {
        boolean[] free = pull.excluded();
        double[] sides = new double[free.length];
        for (int n = 0; n < sides.length; n++) {
            sides[n] = free[n] ? 0 : pattern()[n] > 0 ? 1 : -1;
        }
        return pull.dichotomy(sides);
    }

    @Override
    public Dichotomy splitOfTheRest() {
        return split();
    }

    @Override
    public Dichotomy loosened() {
        double[] sides = split().sides();
        double height = Math.abs(step.parameters()[0]) * (upper() - lower());
        for (int n = 0; n < sides.length; n++) {
            sides[n] = pull.margin(n) > SETTLED + height ? 0 : sides[n];
        }
        return pull.dichotomy(sides);
    }

    private double upper() {
        return Arrays.stream(pattern()).max().orElseThrow();
    }

    private double lower() {
        return Arrays.stream(pattern()).min().orElseThrow();
    }

    @Override
    public double[] sidesThatPay() {
        double upwards = Math.signum(step.parameters()[0]);
        return new double[] {upwards, -upwards};
    }

    @Override
    public Optional<LimitState> moved(Dichotomy split) {
        double up = upper();
        double down = lower();
        return split.widest().map(line -> {
            double[] moved = Arrays.stream(split.inputs())
                    .mapToDouble(x -> SteepLine.value(line, x) > 0 ? up : down)
                    .toArray();
            Piece piece = new Piece(new StepTerm(moved, line), step.parameters(), step.units());
            return pull.limit().replaced(List.of(step), List.of(piece), 0);
        });
    }
}
