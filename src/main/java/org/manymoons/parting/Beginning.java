package org.manymoons.parting;

import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.Momentum;
import org.manymoons.parting.update.Simulation;
import org.manymoons.parting.update.Trajectory;

/**
 * Whether two trainings, the first common row of which is not the start, come from one start all the same: from where one of them was
 * recorded earlier, or from where its updates lead when they are undone, the other's recipe leads to the other's first row.
 */
record Beginning(Explanation a, Explanation b, CommonRows rows, double unit) {
    /** Chosen: each is many steps to a fixed point, and rounding grows over them. */
    private static final int MOST_UNDONE = 200;

    boolean isOne() {
        return leads(a, b) || leads(b, a);
    }

    private static boolean leads(Explanation from, Explanation to, CommonRows rows, double unit) {
        FittedRule rule = to.first();
        Trajectory other = to.steps().trajectory();
        long first = rows.first().iteration();
        double[] start = start(from, first);
        if (rule == null || start == null) {
            return false;
        }
        double[] there = other.rows()[row(other, first)];
        Simulation simulation = new Simulation(to.steps().source(), rule.rule());
        double[] end = simulation.forward(start, 0, first);
        double[] rounding = simulation.rounding(start, end, 0, first, unit);
        for (int k = 0; k < end.length; k++) {
            if (!(Math.abs(end[k] - there[k]) <= 2 * rounding[k])) {
                return false;
            }
        }
        return true;
    }

    private boolean leads(Explanation from, Explanation to) {
        return leads(from, to, rows, unit);
    }

    /** At iteration 0, recorded or found by undoing updates. */
    private static double @Nullable [] start(Explanation of, long first) {
        Trajectory trajectory = of.steps().trajectory();
        if (trajectory.iterations()[0] == 0) {
            return trajectory.rows()[0];
        }
        FittedRule rule = of.first();
        if (rule == null || rule.rule().kind() != Momentum.NONE || first > MOST_UNDONE) {
            return null;
        }
        return new Simulation(of.steps().source(), rule.rule())
                .backward(trajectory.rows()[row(trajectory, first)], first, first);
    }

    private static int row(Trajectory trajectory, long iteration) {
        int row = 0;
        while (trajectory.iterations()[row] != iteration) {
            row++;
        }
        return row;
    }
}
