package org.manymoons.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops in vectors as wide as the hardware's (jdk.incubator.vector). A running sum is a lane: what is left of them is
 * never reduced in a vector, because the order of such a reduction is not specified.
 */
final class VectorLoops implements Loops {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    /** For rows with infinite numbers, or some so large that their exponentials underflow. */
    private final ScalarLoops saturated;

    VectorLoops(int blockSize) {
        saturated = new ScalarLoops(blockSize);
    }

    /** Whether vectors are worth it here: of four lanes or more, or of two where fused multiply-add is sure to be there. */
    static boolean areWide() {
        return LANES >= 4 || (LANES == 2 && System.getProperty("os.arch").equals("aarch64"));
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void tanh(double[] z, double[] value, double[] derivative, int n) {
        if (!VectorFunctions.tanh(z, value, derivative, n)) {
            saturated.tanh(z, value, derivative, n);
        }
    }

    @Override
    public void sigmoid(double[] z, double[] value, double[] derivative, int n) {
        if (!VectorFunctions.sigmoid(z, value, derivative, n)) {
            saturated.sigmoid(z, value, derivative, n);
        }
    }

    @Override
    public void softplus(double[] z, double[] value, int n) {
        if (!VectorFunctions.softplus(z, value, n)) {
            saturated.softplus(z, value, n);
        }
    }

    @Override
    public void scale(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(x, i).mul(a).intoArray(y, i);
        }
    }

    @Override
    public void multiply(double a, double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(x, i).mul(a).mul(row(y, i)).intoArray(z, i);
        }
    }

    @Override
    public void addProduct(double a, double[] x, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(x, i).mul(a).lanewise(VectorOperators.FMA, row(y, i), row(z, i)).intoArray(z, i);
        }
    }

    @Override
    public void linear(double offset, double[] weights, int first, double[][] columns, double[] z, int n) {
        int j = columns.length & 1;
        if (j == 1) {
            scale(offset, weights[first], columns[0], z, n);
        } else if (columns.length > 0) {
            scale(offset, weights[first], columns[0], weights[first + 1], columns[1], z, n);
            j = 2;
        } else {
            Arrays.fill(z, 0, n, offset);
        }
        for (; j < columns.length; j += 2) {
            add(weights[first + j], columns[j], weights[first + j + 1], columns[j + 1], z, n);
        }
    }

    private static void scale(double offset, double a, double[] x, double[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(x, i).mul(a).add(offset).intoArray(z, i);
        }
    }

    private static void scale(double offset, double a, double[] x, double b, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(x, i).mul(a).add(offset).add(row(y, i).mul(b)).intoArray(z, i);
        }
    }

    private static void add(double a, double[] x, double b, double[] y, double[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            row(z, i).add(row(x, i).mul(a)).add(row(y, i).mul(b)).intoArray(z, i);
        }
    }

    @Override
    public void addSums(double[] x, double[] y, double[][] columns, int from, int n, double[] sums, int at) {
        int j = from;
        int k = at;
        for (; j < columns.length - 2; j += 2, k += 2 * LANES) {
            addPair(x, y, columns[j], columns[j + 1], n, sums, k);
        }
        switch (columns.length - j) {
            case 2 -> addPairAndTotal(x, y, columns[j], columns[j + 1], n, sums, k);
            case 1 -> addOneAndTotal(x, y, columns[j], n, sums, k);
            default -> addTotal(x, y, n, sums, k);
        }
    }

    private static void addPair(double[] x, double[] y, double[] c, double[] d, int n, double[] sums, int at) {
        DoubleVector s = row(sums, at);
        DoubleVector t = row(sums, at + LANES);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector product = row(x, i).mul(row(y, i));
            s = product.lanewise(VectorOperators.FMA, row(c, i), s);
            t = product.lanewise(VectorOperators.FMA, row(d, i), t);
        }
        s.intoArray(sums, at);
        t.intoArray(sums, at + LANES);
    }

    private static void addPairAndTotal(double[] x, double[] y, double[] c, double[] d, int n, double[] sums, int at) {
        DoubleVector s = row(sums, at);
        DoubleVector t = row(sums, at + LANES);
        DoubleVector total = row(sums, at + 2 * LANES);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector product = row(x, i).mul(row(y, i));
            s = product.lanewise(VectorOperators.FMA, row(c, i), s);
            t = product.lanewise(VectorOperators.FMA, row(d, i), t);
            total = total.add(product);
        }
        s.intoArray(sums, at);
        t.intoArray(sums, at + LANES);
        total.intoArray(sums, at + 2 * LANES);
    }

    private static void addOneAndTotal(double[] x, double[] y, double[] c, int n, double[] sums, int at) {
        DoubleVector s = row(sums, at);
        DoubleVector total = row(sums, at + LANES);
        for (int i = 0; i < n; i += LANES) {
            DoubleVector product = row(x, i).mul(row(y, i));
            s = product.lanewise(VectorOperators.FMA, row(c, i), s);
            total = total.add(product);
        }
        s.intoArray(sums, at);
        total.intoArray(sums, at + LANES);
    }

    private static void addTotal(double[] x, double[] y, int n, double[] sums, int at) {
        DoubleVector total = row(sums, at);
        for (int i = 0; i < n; i += LANES) {
            total = total.add(row(x, i).mul(row(y, i)));
        }
        total.intoArray(sums, at);
    }

    @Override
    public double largestMagnitude(double[] x, int n) {
        DoubleVector most = DoubleVector.zero(DOUBLES);
        for (int i = 0; i < n; i += LANES) {
            most = most.max(row(x, i).lanewise(VectorOperators.ABS));
        }
        return most.reduceLanes(VectorOperators.MAX); // exact in any order
    }

    private static DoubleVector row(double[] x, int i) {
        return DoubleVector.fromArray(DOUBLES, x, i);
    }
}
