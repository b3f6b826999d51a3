package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.data.DataException;
import org.manymoons.parting.update.Trajectory;

/** The iterations that two trainings both recorded, and how far apart they are there. */
final class CommonRows {
    private static final double ROUNDINGS = 8; // chosen: of each parameter in each update

    /**
     * Two rows of one iteration.
     *
     * @param rowA       where it is in A
     * @param difference largest of a parameter
     * @param size       largest parameter so far
     */
    record Gap(long iteration, int rowA, int rowB, double difference, double size) {}

    private final List<Gap> gaps = new ArrayList<>();

    CommonRows(Trajectory a, Trajectory b) {
        int i = 0;
        int j = 0;
        double size = 0;
        while (i < a.size() && j < b.size()) {
            int order = Long.compare(a.iterations()[i], b.iterations()[j]);
            if (order == 0) {
                double difference = 0;
                for (int k = 0; k < a.rows()[i].length; k++) {
                    difference = Math.max(difference, Math.abs(a.rows()[i][k] - b.rows()[j][k]));
                    size = Math.max(size, Math.max(Math.abs(a.rows()[i][k]), Math.abs(b.rows()[j][k])));
                }
                gaps.add(new Gap(a.iterations()[i], i, j, difference, size));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        if (gaps.isEmpty()) {
            throw new DataException(a.name() + " has iterations " + a.iterations()[0] + " to "
                    + a.iterations()[a.size() - 1] + ", " + b.name() + " " + b.iterations()[0] + " to "
                    + b.iterations()[b.size() - 1] + ", none in common; record the same iterations of both");
        }
    }

    List<Gap> gaps() {
        return gaps;
    }

    Gap first() {
        return gaps.get(0);
    }

    Gap last() {
        return gaps.get(gaps.size() - 1);
    }

    /** What so many updates round the parameters by at most, while nothing amplifies it. */
    double rounding(Gap gap, double unit) {
        return ROUNDINGS * unit * gap.size() * (1 + gap.iteration() - first().iteration());
    }

    /** Whether no parameter differs by more than the rounding of one update. */
    boolean startsAlike(double unit) {
        return first().difference() <= rounding(first(), unit);
    }

    /** The place of the first that differs by more than rounding, the number of all where none does. */
    int partsAt(double unit) {
        int k = 0;
        while (k < gaps.size() && gaps.get(k).difference() <= rounding(gaps.get(k), unit)) {
            k++;
        }
        return k;
    }
}
