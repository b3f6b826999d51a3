package org.manymoons.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.kernel.Forward;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.Freedom;

/**
 * How alike two networks' hidden layers act on the same samples, whatever the order of their units.
 *
 * @param layer    counted from 1
 * @param units    of the first network's layer
 * @param samples  how many samples were looked at
 * @param cka      linear centered kernel alignment ||Y^T X||^2 / (||X^T X|| ||Y^T Y||), X and Y the activations less their means
 *                 (Kornblith et al. 2019, equation 5): 1 where one is a rotation of the other, times a number; 0 where nothing is shared, or a
 *                 layer is constant
 * @param partners share of the first network's units that find a partner: a unit of the other with which each is correlated most
 *                 strongly, by 0.9 or more (Li et al. 2016), the sign aside where units have signs
 */
public record LayerSimilarity(int layer, int units, int samples, double cka, double partners) {
    /** Chosen. */
    private static final double PARTNER = 0.9;

    /** Chosen: CKA takes the square of it, correlations take it times the square of the units. */
    private static final int MOST_SAMPLES = 500;

    /** Layer by layer; none where the two have other numbers of hidden layers. */
    public static List<LayerSimilarity> of(
            Network network, double[] a, Samples seenByA, Network other, double[] b, Samples seenByB) {
        int depth = network.hidden().size();
        if (depth != other.hidden().size()) {
            return List.of();
        }
        Samples ofA = some(seenByA);
        Samples ofB = some(seenByB);
        List<LayerSimilarity> layers = new ArrayList<>();
        for (int l = 0; l < depth; l++) {
            double[][] x = centered(Forward.hidden(network, a, ofA, l));
            double[][] y = centered(Forward.hidden(other, b, ofB, l));
            boolean signs = Freedom.of(network.layers().get(l).activation()).hasSigns()
                    && Freedom.of(other.layers().get(l).activation()).hasSigns();
            layers.add(new LayerSimilarity(l + 1, x.length, ofA.size(), cka(x, y), partners(x, y, signs)));
        }
        return layers;
    }

    /** So many at most, evenly among them. */
    static Samples some(Samples samples) {
        return some(samples, MOST_SAMPLES);
    }

    static Samples some(Samples samples, int most) {
        if (samples.size() <= most) {
            return samples;
        }
        int[] rows = IntStream.range(0, most)
                .map(n -> (int) ((long) n * samples.size() / most))
                .toArray();
        return new Samples(
                IntStream.of(rows).mapToObj(n -> samples.inputs()[n]).toArray(double[][]::new),
                IntStream.of(rows).mapToDouble(n -> samples.labels()[n]).toArray());
    }

    private static double[][] centered(double[][] units) {
        for (double[] unit : units) {
            double mean = 0;
            for (double value : unit) {
                mean += value / unit.length;
            }
            for (int n = 0; n < unit.length; n++) {
                unit[n] -= mean;
            }
        }
        return units;
    }

    /** By the samples' inner products, which are fewer than the units' where layers are wide: ||Y^T X||^2 = trace(XX^T YY^T). */
    static double cka(double[][] x, double[][] y) {
        double[][] k = products(x);
        double[][] l = products(y);
        double norms = Math.sqrt(product(k, k)) * Math.sqrt(product(l, l));
        return norms == 0 ? 0 : product(k, l) / norms;
    }

    private static double[][] products(double[][] units) {
        int n = units[0].length;
        double[][] products = new double[n][n];
        IntStream.range(0, n).parallel().forEach(i -> {
            for (double[] unit : units) {
                double value = unit[i];
                for (int j = 0; j < n; j++) {
                    products[i][j] += value * unit[j];
                }
            }
        });
        return products;
    }

    private static double product(double[][] k, double[][] l) {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            for (int j = 0; j < k.length; j++) {
                sum += k[i][j] * l[i][j];
            }
        }
        return sum;
    }

    /** The correlations are made row by row, so that only the strongest are kept. */
    static double partners(double[][] x, double[][] y, boolean signs) {
        double[] normsX = norms(x);
        double[] normsY = norms(y);
        int[] partnerOfX = new int[x.length];
        double[] strongestOfX = new double[x.length];
        double[][] strengths = new double[x.length][];
        IntStream.range(0, x.length).parallel().forEach(i -> {
            strengths[i] = new double[y.length];
            for (int j = 0; j < y.length; j++) {
                double norm = normsX[i] * normsY[j];
                double r = norm == 0 ? 0 : dot(x[i], y[j]) / norm;
                strengths[i][j] = signs ? Math.abs(r) : r;
                if (j == 0 || strengths[i][j] > strongestOfX[i]) {
                    strongestOfX[i] = strengths[i][j];
                    partnerOfX[i] = j;
                }
            }
        });
        int found = 0;
        for (int i = 0; i < x.length; i++) {
            int j = partnerOfX[i];
            boolean mutual = true;
            for (int other = 0; other < x.length; other++) {
                mutual &= strengths[other][j] <= strengths[i][j];
            }
            found += mutual && strongestOfX[i] >= PARTNER ? 1 : 0;
        }
        return (double) found / x.length;
    }

    private static double[] norms(double[][] units) {
        double[] norms = new double[units.length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(dot(units[i], units[i]));
        }
        return norms;
    }

    private static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int n = 0;
        for (; n + 3 < x.length; n += 4) {
            s0 += x[n] * y[n];
            s1 += x[n + 1] * y[n + 1];
            s2 += x[n + 2] * y[n + 2];
            s3 += x[n + 3] * y[n + 3];
        }
        for (; n < x.length; n++) {
            s0 += x[n] * y[n];
        }
        return s0 + s1 + s2 + s3;
    }
}
