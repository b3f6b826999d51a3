package org.manymoons.kink;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Units that are active on all points, which only add a linear function to the logit. */
final class LinearUnits {
    private LinearUnits() {}

    /**
     * One of them can do what all do, at no more weight decay, as |sum s_j u_j| is at most sum |u_j|. Its bias is made large
     * enough, and the output's makes up for that.
     */
    static void unite(ScaledUnits units) {
        List<Integer> linear = IntStream.range(0, units.u.length)
                .filter(j -> isLinear(units, j))
                .boxed()
                .toList();
        if (linear.size() < 2 || units.loss.l2 == 0) {
            return;
        }
        int kept = Collections.max(linear, Comparator.comparingDouble(units::weightNorm));
        double[] sum = new double[units.loss.inputs + 1];
        for (int j : linear) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += units.sign[j] * units.u[j][k];
            }
            units.clear(j);
            units.role[j] = ScaledUnits.Role.APEX;
        }
        units.c += sum[units.loss.inputs];
        double norm = ScaledUnits.weightNorm(sum);
        if (norm == 0) {
            return;
        }
        units.role[kept] = ScaledUnits.Role.LIVE;
        double least = 0;
        for (int k = 0; k < units.loss.inputs; k++) {
            units.u[kept][k] = units.sign[kept] * sum[k];
        }
        for (double[] point : units.loss.points) {
            least = Math.min(least, KinkedLoss.dot(units.u[kept], point));
        }
        units.u[kept][units.loss.inputs] = norm - least;
        units.c -= units.sign[kept] * units.u[kept][units.loss.inputs];
        Arrays.fill(units.right[kept], true);
    }

    private static boolean isLinear(ScaledUnits units, int j) {
        return units.isLive(j)
                && IntStream.range(0, units.right[j].length).allMatch(i -> units.right[j][i] || units.isHeld(j, i));
    }
}
