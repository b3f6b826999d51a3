package org.manymoons.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a unit whose weights and bias are all zero can leave downhill: the loss falls along t (w, b, +-1) to second order
 * where |sum_i r_i f(w.x_i + b)| exceeds l2 |w|. In one and two dimensions the largest such sum is found among all dichotomies of
 * the points by lines through one of them; with more features only the best of some is known.
 *
 * @param slope      the largest |sum_i r_i f(w.x_i + b)| for |w| = 1
 * @param sign       of the outgoing weight that goes downhill
 * @param direction  (w, b) with |w| = 1
 * @param isLargest  whether there is no larger one
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record Awakening(double slope, int sign, double[] direction, boolean isLargest) {
    /** Chosen: directions tried where there are more than two features. */
    private static final int TRIALS = 200;

    static Awakening of(KinkedLoss loss, double[] residuals) {
        return new Search(loss, residuals).best();
    }

    /** Collects the best of all lines tried. */
    private static final class Search {
        private final KinkedLoss loss;
        private final double[] residuals;
        private double slope;
        private double[] direction;
        private int sign = 1;

        Search(KinkedLoss loss, double[] residuals) {
            this.loss = loss;
            this.residuals = residuals;
            direction = new double[loss.inputs + 1];
            direction[0] = 1;
        }

        Awakening best() {
            if (loss.inputs == 2) {
                for (int pivot = 0; pivot < residuals.length; pivot++) {
                    turn(pivot);
                }
            } else {
                java.util.SplittableRandom random = new java.util.SplittableRandom(1);
                for (int trial = 0; trial < (loss.inputs == 1 ? 1 : TRIALS); trial++) {
                    double[] w = random.doubles(loss.inputs, -1, 1).toArray();
                    climb(w);
                }
            }
            return new Awakening(slope, sign, direction, loss.inputs <= 2);
        }

        /** Both directions of w with the best threshold, turned to the gradient while that helps. */
        private void climb(double[] start) {
            for (int side = -1; side <= 1; side += 2) {
                double[] w = start.clone();
                for (int k = 0; k < w.length; k++) {
                    w[k] *= side / org.manymoons.spectrum.Eigen.norm(start);
                }
                for (int step = 0; step < 20; step++) {
                    double before = slope;
                    w = sweep(w);
                    if (!(slope > before)) {
                        break;
                    }
                }
            }
        }

        /** The best threshold for this w; the gradient of the sum there, of length 1. */
        private double[] sweep(double[] w) {
            double[] along = new double[residuals.length];
            for (int i = 0; i < along.length; i++) {
                for (int k = 0; k < w.length; k++) {
                    along[i] += w[k] * loss.points[i][k];
                }
            }
            double best = -1;
            double[] steepest = w;
            for (int pivot = 0; pivot < along.length; pivot++) {
                double[] sum = new double[w.length];
                for (int i = 0; i < along.length; i++) {
                    double factor = residuals[i] * loss.slope(along[i] > along[pivot]);
                    for (int k = 0; k < w.length; k++) {
                        sum[k] += factor * (loss.points[i][k] - loss.points[pivot][k]);
                    }
                }
                double value = consider(pivot, sum, w);
                if (value > best) {
                    best = value;
                    double norm = org.manymoons.spectrum.Eigen.norm(sum);
                    double turn = KinkedLoss.dot(sum, w) < 0 ? -1 : 1;
                    steepest = Arrays.stream(sum)
                            .map(x -> norm > 0 ? turn * x / norm : x)
                            .toArray();
                }
            }
            return steepest;
        }

        private double consider(int pivot, double[] sum, double[] w) {
            double value = KinkedLoss.dot(sum, w);
            if (Math.abs(value) > slope) {
                slope = Math.abs(value);
                sign = value > 0 ? -1 : 1;
                double b = 0;
                direction = Arrays.copyOf(w, w.length + 1);
                for (int k = 0; k < w.length; k++) {
                    b -= w[k] * loss.points[pivot][k];
                }
                direction[w.length] = b;
            }
            return Math.abs(value);
        }

        /** All lines through a point of the plane, by the angle of w: between two events the sum is w.p, largest at p/|p| or an end. */
        private void turn(int pivot) {
            double[] o = loss.points[pivot];
            int n = residuals.length;
            double[] angle = new double[n];
            for (int i = 0; i < n; i++) {
                angle[i] = Math.atan2(loss.points[i][1] - o[1], loss.points[i][0] - o[0]);
            }
            int[] other = IntStream.range(0, n).filter(i -> i != pivot).toArray();
            double[] sum = new double[2]; // for w at angle 0, before all events there
            List<Event> events = new ArrayList<>();
            for (int i : other) {
                double enters = positive(angle[i] - Math.PI / 2);
                double leaves = positive(angle[i] + Math.PI / 2);
                events.add(new Event(enters, i, true));
                events.add(new Event(leaves, i, false));
                add(sum, i, o, residuals[i] * loss.slope(enters > leaves));
            }
            events.sort(Comparator.comparingDouble(Event::angle));
            double from = 0;
            for (Event event : events) {
                arc(pivot, sum, from, event.angle);
                add(sum, event.point, o, (event.enters ? 1 : -1) * residuals[event.point] * (loss.right - loss.left));
                from = event.angle;
            }
            arc(pivot, sum, from, 2 * Math.PI);
        }

        private record Event(double angle, int point, boolean enters) {}

        private static double positive(double angle) {
            return angle < 0 ? angle + 2 * Math.PI : angle;
        }

        private void add(double[] sum, int i, double[] o, double factor) {
            sum[0] += factor * (loss.points[i][0] - o[0]);
            sum[1] += factor * (loss.points[i][1] - o[1]);
        }

        private void arc(int pivot, double[] sum, double from, double to) {
            consider(pivot, sum, new double[] {Math.cos(from), Math.sin(from)});
            consider(pivot, sum, new double[] {Math.cos(to), Math.sin(to)});
            double peak = positive(Math.atan2(sum[1], sum[0]));
            for (double angle : new double[] {peak, peak + Math.PI, peak - Math.PI}) {
                if (angle > from && angle < to) {
                    consider(pivot, sum, new double[] {Math.cos(angle), Math.sin(angle)});
                }
            }
        }
    }
}
