package org.manymoons.channel.steep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;

/** The line of a unit that cuts off samples. */
record CutLine(SamplePull pull, Cut cut) implements SteepLine {
    @Override
    public SteepLine in(SamplePull moved) {
        return new CutLine(moved, cut);
    }

    @Override
    public boolean isSplitAlikeBy(LimitState network) {
        double beyond = side();
        for (int n = 0; n < pull.size(); n++) {
            double z = network.pieces().get(cut.unit()).affine(pull.input(n));
            if ((z * beyond > 0) != cut.beyond()[n] && !isCutOffByAnother(n)) {
                return false;
            }
        }
        return true;
    }

    /** Of the line w.x + b, on which the samples are that are cut off. */
    private double side() {
        for (int n = 0; n < pull.size(); n++) {
            if (cut.beyond()[n]) {
                return SteepLine.value(cut.line(), pull.input(n)) > 0 ? 1 : -1;
            }
        }
        return 1;
    }

    @Override
    public Dichotomy split() {
        return split(false);
    }

    @Override
    public Dichotomy splitOfTheRest() {
        return split(true);
    }

    private Dichotomy split(boolean ofTheRest) {
        double[] sides = new double[pull.size()];
        double beyond = side();
        Arrays.fill(sides, -beyond);
        boolean earlier = true;
        for (Cut other : pull.limit().cuts()) {
            earlier &= other != cut;
            for (int n = 0; n < sides.length; n++) {
                if (other == cut) {
                    sides[n] = cut.beyond()[n] ? beyond : sides[n];
                } else if (other.beyond()[n] && (ofTheRest || earlier || other.sign() == cut.sign())) {
                    sides[n] = 0;
                }
            }
        }
        return pull.dichotomy(sides);
    }

    @Override
    public Dichotomy loosened() {
        double[] sides = split().sides();
        for (int n = 0; n < sides.length; n++) {
            sides[n] = isWelcome(n) && pull.margin(n) > SETTLED ? 0 : sides[n];
        }
        return pull.dichotomy(sides);
    }

    @Override
    public double[] sidesThatPay() {
        return side() > 0 ? new double[] {cut.sign(), 0} : new double[] {0, cut.sign()};
    }

    @Override
    public Optional<LimitState> moved(Dichotomy split) {
        double side = side();
        boolean[] excluded = pull.excluded();
        boolean[] beyond = cut.beyond().clone();
        for (int n = 0; n < beyond.length; n++) {
            boolean added = !excluded[n] && split.sides()[n] == side;
            beyond[n] |= added;
            if (added && !isWelcome(n)) {
                return Optional.empty();
            }
        }
        return split.widest().map(line -> {
            for (int n = 0; n < beyond.length; n++) {
                if (split.sides()[n] == 0 && isWelcome(n) && !isCutOffByAnother(n)) {
                    beyond[n] = SteepLine.value(line, pull.input(n)) * side > 0;
                }
            }
            LimitState limit = pull.limit();
            List<Cut> cuts = new ArrayList<>(limit.cuts());
            cuts.set(cuts.indexOf(cut), new Cut(cut.unit(), line, beyond, cut.sign()));
            return new LimitState(limit.pieces(), limit.constant(), cuts, limit.output());
        });
    }

    /** Whether it gains where it is cut off. */
    private boolean isWelcome(int n) {
        return pull.label(n) == (cut.sign() > 0 ? 1 : 0);
    }

    private boolean isCutOffByAnother(int n) {
        return pull.limit().cuts().stream().anyMatch(other -> other != cut && other.beyond()[n]);
    }
}
