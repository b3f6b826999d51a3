package org.manymoons.symmetry.align;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.manymoons.symmetry.align.AlignmentProblem.Parts;

/**
 * Arranges one layer after the other by optimal assignment until nothing improves (weight matching of Git Re-Basin,
 * Ainsworth et al. 2023), from several starts that are the same every time. A local optimum, except with one hidden layer.
 */
final class LayerwiseSearch {
    /** Chosen, for time, besides the one that changes nothing. */
    private static final int RANDOM_STARTS = 8;

    /** Chosen, of one start, to tell beforehand whether many are affordable. */
    private static final int SWEEPS = 5;

    /** Chosen, in terms of squared distances, with one start: about half a minute. */
    private static final long MOST_WORK = 50_000_000_000L;

    /** Chosen likewise, of all starts: where more would be needed, there is one. */
    private static final long MOST_WORK_OF_MANY = 10_000_000_000L;

    /** Chosen: any number, so that every search is the same. */
    private static final long SEED = 20230301;

    private LayerwiseSearch() {}

    /** The best arrangement found; of equal ones the first. */
    static Arrangement search(AlignmentProblem problem) {
        if (problem.depth() > 1 && (long) (RANDOM_STARTS + 3) * SWEEPS * work(problem) > MOST_WORK_OF_MANY) {
            Arrangement g = fromInputs(problem);
            improve(problem, g, MOST_WORK - work(problem));
            return nearer(problem, g, Arrangement.unchanged(problem.network));
        }
        Arrangement best = Arrangement.unchanged(problem.network);
        double least = Double.POSITIVE_INFINITY;
        for (Arrangement start : starts(problem)) {
            double total = problem.depth() == 1 ? problem.total(start) : improve(problem, start, Long.MAX_VALUE);
            if (total < least) {
                least = total;
                best = start;
            }
        }
        return best;
    }

    private static Arrangement nearer(AlignmentProblem problem, Arrangement one, Arrangement other) {
        return problem.total(other) < problem.total(one) ? other : one;
    }

    private static long work(AlignmentProblem problem) {
        return IntStream.range(0, problem.depth()).mapToLong(problem::work).sum();
    }

    private static List<Arrangement> starts(AlignmentProblem problem) {
        List<Arrangement> starts = new ArrayList<>();
        starts.add(fromInputs(problem));
        if (problem.depth() > 1) {
            starts.add(fromOutput(problem));
            starts.add(Arrangement.unchanged(problem.network));
            SplittableRandom random = new SplittableRandom(SEED);
            for (int n = 0; n < RANDOM_STARTS; n++) {
                starts.add(random(problem, random));
            }
        }
        return starts;
    }

    private static Arrangement fromInputs(AlignmentProblem problem) {
        Arrangement g = Arrangement.unchanged(problem.network);
        for (int l = 0; l < problem.depth(); l++) {
            problem.arrange(l, g, new Parts(true, l + 1 == problem.depth()));
        }
        return g;
    }

    private static Arrangement fromOutput(AlignmentProblem problem) {
        Arrangement g = Arrangement.unchanged(problem.network);
        for (int l = problem.depth() - 1; l >= 0; l--) {
            problem.arrange(l, g, new Parts(l == 0, true));
        }
        return g;
    }

    private static Arrangement random(AlignmentProblem problem, SplittableRandom random) {
        Arrangement g = Arrangement.unchanged(problem.network);
        for (int l = 0; l < problem.depth(); l++) {
            int[] from = g.from[l];
            for (int i = from.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int unit = from[i];
                from[i] = from[j];
                from[j] = unit;
            }
            for (int i = 0; i < from.length && problem.hasSigns(l); i++) {
                g.sign[l][i] = random.nextBoolean() ? 1 : -1;
            }
        }
        return g;
    }

    /** @param affordable terms of squared distances; when they are spent, what is reached is taken */
    private static double improve(AlignmentProblem problem, Arrangement g, long affordable) {
        double total = problem.total(g);
        long left = affordable;
        boolean improved = true;
        while (improved) {
            improved = false;
            for (int l = 0; l < problem.depth(); l++) {
                left -= problem.work(l);
                if (left < 0) {
                    return total;
                }
                int[] from = g.from[l];
                double[] sign = g.sign[l];
                problem.arrange(l, g, Parts.ALL);
                double changed = problem.total(g);
                if (changed < total) {
                    total = changed;
                    improved = true;
                } else {
                    g.from[l] = from;
                    g.sign[l] = sign;
                }
            }
        }
        return total;
    }
}
