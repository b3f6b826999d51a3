package org.manymoons.proof;

import java.util.Arrays;
import java.util.List;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;
import org.manymoons.proof.ball.BallSum;

/** The mean cross-entropy of a limit model: its logit is a sum of terms and a constant, the last parameter. */
record BallLimit(List<ChannelCertificate.Term> terms, BallData data) implements BallSurface {
    private int inputs() {
        return data.inputs()[0].length;
    }

    private boolean isTanh() {
        return data.network().layers().get(0).activation() == org.manymoons.reference.Activation.TANH;
    }

    @Override
    public Ball loss(Ball[] box) {
        BallSum sum = new BallSum();
        for (int n = 0; n < data.size(); n++) {
            Ball z = new At(box, data.inputs()[n]).logit;
            sum.add(BallFunctions.softplus(z));
            sum.add(z.negate(), data.labels()[n]);
        }
        return data.mean(sum.total());
    }

    @Override
    public BallDerivatives derivatives(Ball[] box, boolean withHessian) {
        BallSum[] gradient = sums(box.length);
        BallSum[][] hessian = new BallSum[withHessian ? box.length : 0][];
        Arrays.setAll(hessian, k -> sums(k + 1));
        for (int n = 0; n < data.size(); n++) {
            At at = new At(box, data.inputs()[n]);
            Ball s = BallFunctions.logistic(at.logit);
            Ball r = s.minus(data.labels()[n]);
            for (int k = 0; k < box.length; k++) {
                gradient[k].add(r, at.slope[k]);
            }
            if (withHessian) {
                at.addCurvature(hessian, r, s.times(Ball.ONE.minus(s)));
            }
        }
        Ball[][] full = new Ball[hessian.length][hessian.length];
        for (int k = 0; k < full.length; k++) {
            for (int l = 0; l <= k; l++) {
                full[k][l] = data.mean(hessian[k][l].total());
                full[l][k] = full[k][l];
            }
        }
        return new BallDerivatives(
                Arrays.stream(gradient).map(sum -> data.mean(sum.total())).toArray(Ball[]::new), full);
    }

    /** The leading coefficient of the excess of each term but the units, in their order: the mean of (s - y) times what it adds. */
    List<Ball> excess(Ball[] box) {
        BallSum[] sums = sums(terms.size());
        for (int n = 0; n < data.size(); n++) {
            At at = new At(box, data.inputs()[n]);
            Ball r = BallFunctions.logistic(at.logit).minus(data.labels()[n]);
            for (int t = 0; t < sums.length; t++) {
                sums[t].add(r, at.values[t].excess());
            }
        }
        return java.util.stream.IntStream.range(0, sums.length)
                .filter(t -> terms.get(t).shape() != LimitShape.UNIT)
                .mapToObj(t -> data.mean(sums[t].total()))
                .toList();
    }

    private static BallSum[] sums(int count) {
        BallSum[] sums = new BallSum[count];
        Arrays.setAll(sums, k -> new BallSum());
        return sums;
    }

    /** The model at one sample; each parameter belongs to a form of a term and stands beside one number, x_j or 1. */
    private final class At {
        final BallTerm[] values = new BallTerm[terms.size()];
        final Ball[] slope;
        final Ball logit;
        private final int[] term;
        private final int[] form;
        private final Ball[] beside;

        At(Ball[] box, Ball[] x) {
            int size = box.length;
            term = new int[size];
            form = new int[size];
            beside = new Ball[size];
            slope = new Ball[size];
            BallSum sum = new BallSum();
            int at = 0;
            for (int t = 0; t < values.length; t++) {
                LimitShape shape = terms.get(t).shape();
                int from = at;
                at = form(at, t, 0, x, shape.isBiased());
                switch (shape) {
                    case UNIT -> at = scalar(at, t, 1);
                    case DIPOLE -> at = form(scalar(at, t, 1), t, 2, x, true);
                    case EXPONENTIAL -> {}
                    case SATURATED_DIPOLE -> at = scalar(form(at, t, 1, x, true), t, 2);
                }
                values[t] = BallTerm.of(shape, terms.get(t).sign(), isTanh(), forms(box, from, at));
                sum.add(values[t].value());
                for (int k = from; k < at; k++) {
                    slope[k] = values[t].first()[form[k]].times(beside[k]);
                }
            }
            term[at] = -1;
            slope[at] = Ball.ONE;
            sum.add(box[at]);
            logit = sum.total();
        }

        private int form(int from, int t, int f, Ball[] x, boolean biased) {
            int at = from;
            for (int j = 0; j < inputs() + (biased ? 1 : 0); j++) {
                term[at] = t;
                form[at] = f;
                beside[at++] = j < inputs() ? x[j] : Ball.ONE;
            }
            return at;
        }

        private int scalar(int at, int t, int f) {
            term[at] = t;
            form[at] = f;
            beside[at] = Ball.ONE;
            return at + 1;
        }

        private Ball[] forms(Ball[] box, int from, int to) {
            BallSum[] sums = sums(3);
            for (int k = from; k < to; k++) {
                sums[form[k]].add(box[k], beside[k]);
            }
            return Arrays.stream(sums).map(BallSum::total).toArray(Ball[]::new);
        }

        void addCurvature(BallSum[][] hessian, Ball r, Ball curvature) {
            for (int k = 0; k < slope.length; k++) {
                Ball scaled = curvature.times(slope[k]);
                for (int l = 0; l <= k; l++) {
                    hessian[k][l].add(scaled, slope[l]);
                    if (term[k] >= 0 && term[k] == term[l]) {
                        Ball second = values[term[k]].second()[form[k]][form[l]];
                        hessian[k][l].add(r.times(second), beside[k].times(beside[l]));
                    }
                }
            }
        }
    }
}
