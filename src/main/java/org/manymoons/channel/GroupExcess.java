package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.manymoons.channel.ExcessLadder.Rung;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/**
 * Whether each group of a limit state goes to infinity on its own account. One group is made finite again while all others
 * stay at their limits: the loss must then exceed the limit by a positive multiple of delta^2. With all groups finite at
 * once the excess of one could hide that another does better at a finite place.
 */
final class GroupExcess {
    /** Chosen: down to a delta of 2e-4. */
    private static final int RUNGS = 12;

    /** Chosen: rungs for each halving of delta, where the excess is so small that rounding hides it within two halvings. */
    private static final int FINE = 8;

    /** Chosen: rungs of the fine ladder on which it falls in a row, half a halving. */
    private static final int ENOUGH_FINE = 4;

    private GroupExcess() {}

    static boolean arePositive(LimitState limit, Activation activation, Samples samples) {
        List<DoubleFunction<LimitState>> groups = new ArrayList<>();
        for (Piece piece : limit.pieces()) {
            if (!(piece.term() instanceof UnitTerm)) {
                groups.add(delta -> NearbyNetwork.ofOne(limit, piece, activation, samples, delta));
            }
        }
        for (Cut cut : limit.cuts()) {
            groups.add(delta -> NearbyNetwork.ofOne(limit, cut, activation, samples, delta));
        }
        double floor = loss(limit, samples);
        double resolution = resolution(limit, samples);
        return groups.stream().allMatch(group -> isPositive(group, samples, floor, resolution));
    }

    private static boolean isPositive(
            DoubleFunction<LimitState> group, Samples samples, double floor, double resolution) {
        return isPositive(new ExcessLadder(), RUNGS, ExcessLadder.ENOUGH, group, samples, floor, resolution)
                || isPositive(new ExcessLadder(FINE), RUNGS * FINE, ENOUGH_FINE, group, samples, floor, resolution);
    }

    /** The excess near the limit, as far as it can be told from rounding: positive, and falling with delta. */
    private static boolean isPositive(
            ExcessLadder ladder,
            int rungs,
            int enough,
            DoubleFunction<LimitState> group,
            Samples samples,
            double floor,
            double resolution) {
        int falling = 0;
        for (int i = 0; i < rungs; i++) {
            LimitState state = group.apply(ladder.deltaOf(i));
            Rung rung = ladder.next(loss(state, samples) - floor, resolution + resolution(state, samples));
            if (rung == Rung.UNRESOLVED) {
                break;
            }
            falling = rung == Rung.FALLING ? falling + 1 : 0;
        }
        return falling >= enough;
    }

    private static double loss(LimitState state, Samples samples) {
        return state.model(samples).loss(state.parameters());
    }

    private static double resolution(LimitState state, Samples samples) {
        return state.model(samples).rounding(state.parameters()).loss();
    }
}
