package org.manymoons.parting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** What is often done to data before training, and forgotten: each of them is tried. */
final class OtherSamples {
    private OtherSamples() {}

    /** What explains the updates if it is done to the samples, in words; null where none does. */
    static @Nullable String explaining(Trajectory trajectory, GradientSource source, double unit) {
        for (Map.Entry<String, Samples> each :
                changed(source.network(), source.samples()).entrySet()) {
            if (Explanation.onAllSamples(trajectory, source.network(), each.getValue(), source.criterion(), unit)) {
                return each.getKey();
            }
        }
        return null;
    }

    private static Map<String, Samples> changed(Network network, Samples samples) {
        Map<String, Samples> changed = new LinkedHashMap<>();
        double[][] x = samples.inputs();
        int features = samples.features();
        double[] mean = new double[features];
        double[] deviation = new double[features];
        double[] least = x[0].clone();
        double[] most = x[0].clone();
        for (double[] row : x) {
            for (int j = 0; j < features; j++) {
                mean[j] += row[j] / x.length;
                least[j] = Math.min(least[j], row[j]);
                most[j] = Math.max(most[j], row[j]);
            }
        }
        for (double[] row : x) {
            for (int j = 0; j < features; j++) {
                deviation[j] += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        double[] ofAll = deviation.clone();
        double[] ofSample = deviation.clone();
        double[] range = new double[features];
        double[] one = new double[features];
        for (int j = 0; j < features; j++) {
            ofAll[j] = Math.sqrt(deviation[j] / x.length);
            ofSample[j] = Math.sqrt(deviation[j] / (x.length - 1));
            range[j] = most[j] - least[j];
            one[j] = 1;
        }
        changed.put("its features are rounded to float32", floats(samples));
        changed.put("its features are standardised (mean 0, deviation 1)", scaled(samples, mean, ofAll));
        changed.put("its features are standardised (mean 0, deviation 1 with n - 1)", scaled(samples, mean, ofSample));
        changed.put("its features are scaled to the range from 0 to 1", scaled(samples, least, range));
        changed.put("its features are centred (mean 0)", scaled(samples, mean, one));
        if (network.outputLoss() == OutputLoss.SIGMOID_CROSS_ENTROPY) {
            double[] labels = samples.labels().clone();
            for (int n = 0; n < labels.length; n++) {
                labels[n] = 1 - labels[n];
            }
            changed.put("its labels are exchanged (0 for 1)", new Samples(x, labels));
        }
        if (features > 1) {
            changed.put("its features are in the reverse order", reversed(samples));
        }
        return changed;
    }

    private static Samples floats(Samples samples) {
        double[][] rows = samples.inputs().clone();
        for (int n = 0; n < rows.length; n++) {
            rows[n] = rows[n].clone();
            for (int j = 0; j < rows[n].length; j++) {
                rows[n][j] = (float) rows[n][j];
            }
        }
        return new Samples(rows, samples.labels());
    }

    private static Samples scaled(Samples samples, double[] offset, double[] divisor) {
        double[][] rows = samples.inputs().clone();
        for (int n = 0; n < rows.length; n++) {
            rows[n] = rows[n].clone();
            for (int j = 0; j < rows[n].length; j++) {
                rows[n][j] = (rows[n][j] - offset[j]) / divisor[j];
            }
        }
        return new Samples(rows, samples.labels());
    }

    private static Samples reversed(Samples samples) {
        double[][] rows = samples.inputs().clone();
        for (int n = 0; n < rows.length; n++) {
            double[] row = rows[n];
            rows[n] = new double[row.length];
            for (int j = 0; j < row.length; j++) {
                rows[n][j] = row[row.length - 1 - j];
            }
        }
        return new Samples(rows, samples.labels());
    }
}
