package org.manymoons.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.manymoons.proof.ball.Ball;

/**
 * Whether the critical points of two certificates are one up to symmetry, proven either way. The symmetries of a tanh network
 * with one hidden layer are the orders and signs of its units (Sussmann 1992), those of a sigmoid network the same in its tanh
 * parameters (w/2, b/2, v/2, c + sum(v)/2).
 *
 * <p>Different: their losses lie in intervals without a common number, or every symmetry leaves them apart, since in any
 * arrangement unit i is set against some unit j, so that the squared distance is at least the sum over i of the least
 * |u_i -+ u'_j|^2, and (c - c')^2. Same: arranged after the nearest units, one box lies in the other.
 */
public final class CertifiedPair {
    /** What is proven of two certified points. */
    public enum Relation {
        SAME,
        DIFFERENT,
        UNDECIDED;

        /** As in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CertifiedPair() {}

    /** Of two certificates about one network on the same data; anything else is undecided. */
    public static Relation of(Certificate a, Certificate b) {
        if (!a.network().equals(b.network())
                || a.l2() != b.l2()
                || !a.data().sha256().equals(b.data().sha256())) {
            return Relation.UNDECIDED;
        }
        boolean apart = a.lossInterval().get(1).compareTo(b.lossInterval().get(0)) < 0
                || b.lossInterval().get(1).compareTo(a.lossInterval().get(0)) < 0;
        Units first = Units.of(a);
        Units second = Units.of(b);
        if (apart
                || a.index() != b.index()
                || first.leastSquaredDistance(second).isPositive()) {
            return Relation.DIFFERENT;
        }
        return first.holds(second) || second.holds(first) ? Relation.SAME : Relation.UNDECIDED;
    }

    /** In tanh parameters: each unit (w, b, v), and c. */
    private record Units(List<List<Ball>> units, Ball outputBias) {
        static Units of(Certificate certificate) {
            int inputs = certificate.network().inputs();
            int hidden = certificate.network().hidden();
            boolean sigmoid = certificate.network().activation().equals("sigmoid");
            Ball[] box = new Ball[certificate.midpoint().size()];
            Arrays.setAll(
                    box,
                    k -> Ball.of(certificate.midpoint().get(k))
                            .widened(certificate.radius().get(k)));
            Ball half = Ball.of(0.5);
            Ball outputBias = box[box.length - 1];
            List<List<Ball>> units = new ArrayList<>();
            for (int i = 0; i < hidden; i++) {
                List<Ball> unit = new ArrayList<>(Arrays.asList(box).subList(i * inputs, (i + 1) * inputs));
                unit.add(box[hidden * inputs + i]);
                unit.add(box[hidden * (inputs + 1) + i]);
                if (sigmoid) {
                    unit.replaceAll(half::times);
                    outputBias = outputBias.plus(unit.get(inputs + 1));
                }
                units.add(unit);
            }
            return new Units(units, outputBias);
        }

        Ball leastSquaredDistance(Units other) {
            Ball bias = outputBias.minus(other.outputBias);
            Ball sum = atLeastZero(bias.times(bias));
            for (List<Ball> unit : units) {
                Ball least = null;
                for (List<Ball> second : other.units) {
                    for (int sign : new int[] {1, -1}) {
                        Ball distance = squaredDistance(unit, second, sign);
                        least = least == null || distance.lowerAbs() < least.lowerAbs() ? distance : least;
                    }
                }
                sum = sum.plus(least == null ? Ball.ZERO : least);
            }
            return sum;
        }

        /** From below: a number that the distance is not smaller than, as a ball of radius 0. */
        private static Ball squaredDistance(List<Ball> a, List<Ball> b, int sign) {
            Ball sum = Ball.ZERO;
            for (int j = 0; j < a.size(); j++) {
                Ball difference = a.get(j).minus(b.get(j).times(sign));
                sum = sum.plus(atLeastZero(difference.times(difference)));
            }
            return atLeastZero(sum);
        }

        private static Ball atLeastZero(Ball square) {
            return Ball.of(Math.max(0, square.isPositive() ? square.lowerAbs() : 0));
        }

        /** Whether the other's box, its units arranged after the nearest of these, lies in this one's. */
        boolean holds(Units other) {
            boolean[] taken = new boolean[units.size()];
            boolean inside = contains(outputBias, other.outputBias);
            for (List<Ball> unit : units) {
                int found = -1;
                for (int j = 0; j < taken.length; j++) {
                    boolean fits = contains(unit, other.units.get(j), 1) || contains(unit, other.units.get(j), -1);
                    found = fits && !taken[j] ? j : found;
                }
                if (found < 0) {
                    return false;
                }
                taken[found] = true;
            }
            return inside;
        }

        private static boolean contains(List<Ball> a, List<Ball> b, int sign) {
            for (int j = 0; j < a.size(); j++) {
                if (!contains(a.get(j), b.get(j).times(sign))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean contains(Ball outer, Ball inner) {
            return new Ball(outer.mid().subtract(inner.mid()), inner.radius()).upperAbs() <= outer.radius();
        }
    }
}
