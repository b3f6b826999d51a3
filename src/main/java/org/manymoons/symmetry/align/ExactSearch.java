package org.manymoons.symmetry.align;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.manymoons.symmetry.GroupOrder;
import org.manymoons.symmetry.align.AlignmentProblem.Parts;

/**
 * The best arrangement of all, proven: every other hidden layer is arranged in all possible ways; the layers between them
 * are then independent assignment problems. With one hidden layer nothing is left to enumerate. Branches that cost more
 * than the best so far are cut.
 */
final class ExactSearch {
    /** Chosen, in terms of a squared distance: about a second. */
    private static final BigInteger MOST_WORK = BigInteger.valueOf(500_000_000);

    /** What an assignment of n units costs, divided by n^3, in the time of one term of a squared distance. */
    private static final int ASSIGNMENT = 10;

    private final AlignmentProblem problem;
    private final List<Integer> enumerated;
    private final List<Integer> assigned;
    private Arrangement best;
    private double least;

    private ExactSearch(AlignmentProblem problem, Arrangement start, List<Integer> enumerated) {
        this.problem = problem;
        this.enumerated = enumerated;
        assigned = layers(problem, l -> !enumerated.contains(l));
        best = start;
        least = problem.total(start);
    }

    /** Whether the group is small enough to be searched. */
    static boolean isFeasible(AlignmentProblem problem) {
        return work(problem, cheaperHalf(problem)).compareTo(MOST_WORK) <= 0;
    }

    /** The best arrangement; {@code start} unless another is better. */
    static Arrangement search(AlignmentProblem problem, Arrangement start) {
        ExactSearch search = new ExactSearch(problem, start, cheaperHalf(problem));
        search.place(Arrangement.unchanged(problem.network), 0, 0, 0);
        return search.best;
    }

    private static List<Integer> cheaperHalf(AlignmentProblem problem) {
        List<Integer> odd = layers(problem, l -> l % 2 == 1);
        List<Integer> even = layers(problem, l -> l % 2 == 0);
        return work(problem, odd).compareTo(work(problem, even)) <= 0 ? odd : even;
    }

    private static List<Integer> layers(AlignmentProblem problem, IntPredicate which) {
        return IntStream.range(0, problem.depth()).filter(which).boxed().toList();
    }

    private static BigInteger work(AlignmentProblem problem, List<Integer> enumerated) {
        BigInteger elements = BigInteger.ONE;
        BigInteger each = BigInteger.ONE;
        for (int l = 0; l < problem.depth(); l++) {
            int units = problem.network.layers().get(l).units();
            if (enumerated.contains(l)) {
                elements = elements.multiply(GroupOrder.of(units, problem.hasSigns(l)));
            } else {
                int size = problem.network.layers().get(l).inputs()
                        + problem.network.layers().get(l + 1).units()
                        + 1;
                each = each.add(BigInteger.valueOf((long) units * units * (size + ASSIGNMENT * units)));
            }
        }
        return enumerated.isEmpty() ? BigInteger.ZERO : elements.multiply(each);
    }

    /** Places unit i of the n-th enumerated layer in all ways; {@code spent} is what the units before it cost alone. */
    private void place(Arrangement g, int n, int i, double spent) {
        if (spent > least) {
            return;
        }
        if (n == enumerated.size()) {
            assign(g, spent);
            return;
        }
        int l = enumerated.get(n);
        int[] from = g.from[l];
        if (i == from.length) {
            place(g, n + 1, 0, spent);
            return;
        }
        for (int j = i; j < from.length; j++) {
            swap(from, i, j);
            for (double sign = 1; sign >= (problem.hasSigns(l) ? -1 : 1); sign -= 2) {
                g.sign[l][i] = sign;
                place(g, n, i + 1, spent + ownCost(l, i, g));
            }
            swap(from, i, j);
        }
    }

    /** The part of a unit's cost that does not depend on other hidden layers. */
    private double ownCost(int l, int i, Arrangement g) {
        Parts parts = new Parts(l == 0, l + 1 == problem.depth());
        return problem.squaredDistance(l, i, g.from[l][i], g.sign[l][i], g, parts);
    }

    private void assign(Arrangement g, double spent) {
        double bound = spent;
        double[][][] costs = new double[assigned.size()][][];
        for (int n = 0; n < assigned.size(); n++) {
            costs[n] = problem.costs(assigned.get(n), g, Parts.ALL);
            bound += AlignmentProblem.lowerBound(costs[n]);
        }
        if (bound > least) {
            return;
        }
        for (int n = 0; n < assigned.size(); n++) {
            problem.arrange(assigned.get(n), g, Parts.ALL, costs[n]);
        }
        double total = problem.total(g);
        if (total < least) {
            least = total;
            best = g.copy();
        }
    }

    private static void swap(int[] from, int i, int j) {
        int unit = from[i];
        from[i] = from[j];
        from[j] = unit;
    }
}
