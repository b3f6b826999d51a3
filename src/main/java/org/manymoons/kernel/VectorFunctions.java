package org.manymoons.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * tanh, the logistic function and softplus in vectors as wide as the hardware's. With |z| = (k ln 2)/2 + r, |r| at most
 * (ln 2)/4,
 *
 * <pre>
 *   e^-2|z| = s (R - r) / (R + r),   s = 2^-k,   R = r coth r = 1 + r^2 P(r^2)
 *   N = (1 - s) R + (1 + s) r,   D = (1 + s) R + (1 - s) r:
 *   tanh |z| = N / D,   tanh' = 4 s (R^2 - r^2) / D^2,   s(-2|z|) = s (R - r) / D,   s(2|z|) = (R + r) / D
 * </pre>
 *
 * so that one division is enough for a function and its derivative, and neither loses digits where the other saturates;
 * tanh takes a quarter of s, N and D. P is the near-minimax polynomial of degree 4 (mpmath's chebyfit; error in R 4e-18);
 * ln 2 is split in two (Cody and Waite 1980). That holds up to |z| = 353, and each loop says whether all of its numbers
 * were in this range.
 *
 * <p>Each loop is one method that calls none of ours: a vector that crosses a call becomes an object unless the call is
 * inlined, and nothing promises that.
 */
final class VectorFunctions {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, DOUBLES.vectorShape());
    private static final int LANES = DOUBLES.length();

    private static final double TWO_LOG2_E = 2.8853900817779268;
    private static final double HALF_LN2_HIGH = 0x1.62e42fefp-2;
    private static final double HALF_LN2_LOW = 3.7203085500561987e-11;
    private static final long LARGEST = Double.doubleToRawLongBits(353); // s is a normal number
    private static final double ROUNDING = 0x1.8p52; // adding it rounds to an integer, left in the low bits
    private static final double P4 = 2.121603509134128e-05;
    private static final double P3 = -0.00021163596589567543;
    private static final double P2 = 0.002116402070878466;
    private static final double P1 = -0.022222222222051318;
    private static final double P0 = 0.3333333333333332;

    private VectorFunctions() {}

    static boolean tanh(double[] z, double[] value, double[] derivative, int n) {
        LongVector largest = LongVector.zero(LONGS); // numbers without a sign are ordered as their bits are
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, z, i);
            DoubleVector y = x.lanewise(VectorOperators.ABS);
            largest = largest.max(y.reinterpretAsLongs());
            DoubleVector shifted = y.lanewise(VectorOperators.FMA, TWO_LOG2_E, ROUNDING);
            DoubleVector k = shifted.sub(ROUNDING);
            DoubleVector r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_HIGH), y);
            r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_LOW), r);
            DoubleVector s = LongVector.broadcast(LONGS, 1021)
                    .sub(shifted.reinterpretAsLongs())
                    .lanewise(VectorOperators.LSHL, 52)
                    .reinterpretAsDoubles();
            DoubleVector q = r.mul(r);
            DoubleVector p = q.lanewise(VectorOperators.FMA, P4, P3);
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P2));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P1));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P0));
            DoubleVector ratio = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, 1));
            DoubleVector less = DoubleVector.broadcast(DOUBLES, 0.25).sub(s);
            DoubleVector more = s.add(0.25);
            DoubleVector numerator = less.lanewise(VectorOperators.FMA, ratio, more.mul(r));
            DoubleVector denominator = more.lanewise(VectorOperators.FMA, ratio, less.mul(r));
            DoubleVector inverse = DoubleVector.broadcast(DOUBLES, 1).div(denominator);
            LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
            numerator
                    .mul(inverse)
                    .reinterpretAsLongs()
                    .or(sign)
                    .reinterpretAsDoubles()
                    .intoArray(value, i);
            ratio.mul(ratio).sub(q).mul(s).mul(inverse.mul(inverse)).intoArray(derivative, i);
        }
        return largest.reduceLanes(VectorOperators.MAX) <= LARGEST;
    }

    static boolean sigmoid(double[] z, double[] value, double[] derivative, int n) {
        LongVector largest = LongVector.zero(LONGS); // numbers without a sign are ordered as their bits are
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, z, i);
            DoubleVector y = x.lanewise(VectorOperators.ABS).mul(0.5);
            largest = largest.max(y.reinterpretAsLongs());
            DoubleVector shifted = y.lanewise(VectorOperators.FMA, TWO_LOG2_E, ROUNDING);
            DoubleVector k = shifted.sub(ROUNDING);
            DoubleVector r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_HIGH), y);
            r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_LOW), r);
            DoubleVector s = LongVector.broadcast(LONGS, 1023)
                    .sub(shifted.reinterpretAsLongs())
                    .lanewise(VectorOperators.LSHL, 52)
                    .reinterpretAsDoubles();
            DoubleVector q = r.mul(r);
            DoubleVector p = q.lanewise(VectorOperators.FMA, P4, P3);
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P2));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P1));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P0));
            DoubleVector ratio = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, 1));
            DoubleVector small = ratio.sub(r).mul(s);
            DoubleVector large = ratio.add(r);
            DoubleVector inverse = DoubleVector.broadcast(DOUBLES, 1).div(small.add(large));
            large.blend(small, x.compare(VectorOperators.LT, 0)).mul(inverse).intoArray(value, i);
            small.mul(inverse).mul(large.mul(inverse)).intoArray(derivative, i);
        }
        return largest.reduceLanes(VectorOperators.MAX) <= LARGEST;
    }

    /**
     * max(z, 0) + log1p(e), e = e^-|z|; log1p(e) = 2 atanh(v), v = e / (2 + e) in [0, 1/3]; atanh(v) = v + v^3 Q(v^2)
     * with the near-minimax Q of degree 10 (mpmath's chebyfit; relative error 2e-18).
     */
    static boolean softplus(double[] z, double[] value, int n) {
        LongVector largest = LongVector.zero(LONGS); // numbers without a sign are ordered as their bits are
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, z, i);
            DoubleVector y = x.lanewise(VectorOperators.ABS).mul(0.5);
            largest = largest.max(y.reinterpretAsLongs());
            DoubleVector shifted = y.lanewise(VectorOperators.FMA, TWO_LOG2_E, ROUNDING);
            DoubleVector k = shifted.sub(ROUNDING);
            DoubleVector r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_HIGH), y);
            r = k.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, -HALF_LN2_LOW), r);
            DoubleVector s = LongVector.broadcast(LONGS, 1023)
                    .sub(shifted.reinterpretAsLongs())
                    .lanewise(VectorOperators.LSHL, 52)
                    .reinterpretAsDoubles();
            DoubleVector q = r.mul(r);
            DoubleVector p = q.lanewise(VectorOperators.FMA, P4, P3);
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P2));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P1));
            p = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, P0));
            DoubleVector ratio = p.lanewise(VectorOperators.FMA, q, DoubleVector.broadcast(DOUBLES, 1));
            DoubleVector e = ratio.sub(r).mul(s);
            DoubleVector v = e.div(ratio.add(r).mul(2).add(e));
            DoubleVector w = v.mul(v);
            DoubleVector a = w.lanewise(VectorOperators.FMA, 0.07815767353715612, 0.03745819730336633);
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.05422645516389906));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.05867132589688297));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.06667589830757856));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.07692271958876583));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.0909090994963398));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.11111111099108056));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.14285714285800133));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.1999999999999976));
            a = a.lanewise(VectorOperators.FMA, w, DoubleVector.broadcast(DOUBLES, 0.3333333333333333));
            DoubleVector half = a.mul(w).lanewise(VectorOperators.FMA, v, v);
            DoubleVector positive = x.blend(0, x.compare(VectorOperators.LT, 0));
            half.lanewise(VectorOperators.FMA, DoubleVector.broadcast(DOUBLES, 2), positive)
                    .intoArray(value, i);
        }
        return largest.reduceLanes(VectorOperators.MAX) <= LARGEST;
    }
}
