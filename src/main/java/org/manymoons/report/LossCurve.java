package org.manymoons.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The loss along a parameter dump, thinned so that it can be drawn over the logarithm of the iteration. */
final class LossCurve {
    private static final double STEP = Math.pow(10, 1 / 80.0); // at most 80 points in each decade

    private LossCurve() {}

    /** Rows {@code [iteration, loss before the update]}; the first and the last finite one are always among them. */
    static List<double[]> read(Path dump) throws IOException {
        List<double[]> kept = new ArrayList<>();
        double[] last = null;
        double next = 0;
        try (BufferedReader rows = Files.newBufferedReader(dump)) {
            rows.readLine(); // the header
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                double[] point = point(row);
                if (!Double.isFinite(point[1])) {
                    continue;
                }
                last = point;
                if (point[0] >= next) {
                    kept.add(point);
                    next = point[0] * STEP;
                }
            }
        }
        if (last != null && kept.get(kept.size() - 1) != last) {
            kept.add(last);
        }
        return kept;
    }

    private static double[] point(String row) {
        int first = row.indexOf(',');
        int second = row.indexOf(',', first + 1);
        return new double[] {
            Double.parseDouble(row.substring(0, first)),
            Double.parseDouble(second < 0 ? row.substring(first + 1) : row.substring(first + 1, second))
        };
    }
}
