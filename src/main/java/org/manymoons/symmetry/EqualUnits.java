package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of vectors that are equal within a tolerance, up to sign or positive scale where that is asked for. A chain of
 * near neighbours is one group, so the groups do not depend on the order.
 */
public final class EqualUnits {
    private EqualUnits() {}

    /** What two units may differ by and still count as equal. */
    public enum UpTo {
        NOTHING,
        SIGN,
        SCALE;

        /** The factor f that brings f * second closest to first. */
        public double factor(double[] first, double[] second) {
            return switch (this) {
                case NOTHING -> 1;
                case SIGN -> Norm.ofSum(first, second) < Norm.ofDifference(first, second) ? -1 : 1;
                case SCALE -> Norm.of(first) / Norm.of(second);
            };
        }

        /** The distance of first and second that is left; directions are compared at length 1. */
        double distance(double[] first, double[] second) {
            return switch (this) {
                case NOTHING -> Norm.ofDifference(first, second);
                case SIGN -> Math.min(Norm.ofDifference(first, second), Norm.ofSum(first, second));
                case SCALE -> Norm.ofDifference(unit(first), unit(second));
            };
        }

        private static double[] unit(double[] vector) {
            double norm = Norm.of(vector);
            double[] unit = vector.clone();
            for (int k = 0; k < unit.length; k++) {
                unit[k] /= norm;
            }
            return unit;
        }

        public static UpTo of(Freedom freedom) {
            return switch (freedom) {
                case SIGN, FLIP -> SIGN;
                case SCALE -> SCALE;
                case ORDER, MIXING -> NOTHING;
            };
        }
    }

    /** The groups, single members included, each in ascending order and sorted by its first member. */
    public static List<List<Integer>> groups(List<double[]> vectors, UpTo upTo, double tolerance) {
        boolean[] grouped = new boolean[vectors.size()];
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < grouped.length; i++) {
            if (!grouped[i]) {
                List<Integer> group = new ArrayList<>(List.of(i));
                grouped[i] = true;
                for (int n = 0; n < group.size(); n++) {
                    for (int j = 0; j < grouped.length; j++) {
                        if (!grouped[j] && upTo.distance(vectors.get(group.get(n)), vectors.get(j)) <= tolerance) {
                            grouped[j] = true;
                            group.add(j);
                        }
                    }
                }
                groups.add(group.stream().sorted().toList());
            }
        }
        return groups;
    }
}
