package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.compare.Barrier;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** End states by number; what is none of them gets the next number. */
public final class KnownEnds {
    /** Chosen: multiples of an error within which "equal" is meant. */
    private static final double CERTAINTY = 10;

    private final Objective objective;
    private final List<EndState> ends;

    public KnownEnds(Objective objective, List<EndState> known) {
        this.objective = objective;
        ends = new ArrayList<>(known);
    }

    /** A copy of an end state: which one, and what makes the given network of the one that has the number. */
    public record Copy(int end, Symmetry symmetry) {}

    /** Which one this is. Where that cannot be decided it counts as another one. */
    public Copy copy(EndState reached) {
        for (int k : ofThisCost(reached.decision())) {
            if (SameEndState.verdict(objective, ends.get(k), reached) == Verdict.SAME) {
                Symmetry symmetry = Alignment.between(
                                objective.network(),
                                reached.parameters(),
                                ends.get(k).parameters())
                        .symmetry();
                if (reached.kind() != Kind.FLAT_MINIMUM || isOneValley(reached, k, symmetry)) {
                    return new Copy(k, symmetry);
                }
            }
        }
        ends.add(reached);
        return new Copy(ends.size() - 1, Symmetry.neutral(objective.network()));
    }

    /** Whether the straight line between the two nowhere rises: on few samples two valleys can have one function. */
    private boolean isOneValley(EndState reached, int number, Symmetry symmetry) {
        double allowed = Math.max(reached.loss(), ends.get(number).loss())
                + CERTAINTY * reached.decision().lossBound();
        double[] there = symmetry.apply(objective.network(), ends.get(number).parameters());
        return Arrays.stream(Barrier.losses(objective, reached.parameters(), there, Barrier.POINTS))
                .allMatch(loss -> loss <= allowed);
    }

    /** Of one that was read from a journal. */
    public Copy copy(EndState.Decision reached) {
        return copy(EndState.of(objective, reached));
    }

    private int[] ofThisCost(EndState.Decision reached) {
        return IntStream.range(0, ends.size())
                .filter(k -> !SameEndState.differInCost(ends.get(k).decision(), reached))
                .toArray();
    }

    /** The parameters of a copy. */
    double[] parameters(Copy copy) {
        return copy.symmetry().apply(objective.network(), ends.get(copy.end()).parameters());
    }

    /** The end state with this number. */
    public EndState end(int number) {
        return ends.get(number);
    }

    /** All of them by number. */
    public List<EndState> all() {
        return List.copyOf(ends);
    }
}
