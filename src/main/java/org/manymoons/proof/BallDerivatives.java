package org.manymoons.proof;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;
import org.manymoons.proof.ball.BallSum;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Loss, gradient and Hessian of a network with one hidden layer of tanh or sigmoid units and one sigmoid output, over all
 * parameters of a box at once: every ball holds the values at all points of the box. With z = sum v_i f(w_i.x + b_i) + c,
 * r = s(z) - y and g = dz/dp, a sample adds r g to the gradient and s'(z) g g^T + r d2z/dp2 to the Hessian.
 *
 * @param gradient in the network's order
 * @param hessian  symmetric; empty where it was not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record BallDerivatives(Ball[] gradient, Ball[][] hessian) {

    /** Of the gradient alone. */
    static Ball[] gradient(BallData data, Ball[] box) {
        return new Pass(data, box, false).run().gradient();
    }

    /** Gradient and Hessian. */
    static BallDerivatives of(BallData data, Ball[] box) {
        return new Pass(data, box, true).run();
    }

    /** The loss: mean of softplus(z) - y z, and 0.5 l2 sum(W^2). */
    static Ball loss(BallData data, Ball[] box) {
        BallSum sum = new BallSum();
        UnitValues units = new UnitValues(data.network(), box);
        for (int n = 0; n < data.size(); n++) {
            Ball z = units.logit(data.inputs()[n]);
            sum.add(BallFunctions.softplus(z));
            sum.add(z.negate(), data.labels()[n]);
        }
        BallSum penalty = new BallSum();
        for (int k = 0; k < box.length; k++) {
            if (data.network().isWeight(k)) {
                penalty.add(box[k], box[k]);
            }
        }
        return data.mean(sum.total()).plus(penalty.total().times(data.l2()).over(Ball.of(2)));
    }

    private static final class Pass {
        private final BallData data;
        private final Ball[] box;
        private final UnitValues units;
        private final int inputs;
        private final int hidden;
        private final BallSum[] gradient;
        private final BallSum @Nullable [][] hessian; // lower triangle

        Pass(BallData data, Ball[] box, boolean withHessian) {
            this.data = data;
            this.box = box;
            units = new UnitValues(data.network(), box);
            inputs = data.network().inputs();
            hidden = data.network().layers().get(0).units();
            gradient = sums(box.length);
            BallSum[][] lower = null;
            if (withHessian) {
                lower = new BallSum[box.length][];
                for (int k = 0; k < box.length; k++) {
                    lower[k] = sums(k + 1);
                }
            }
            hessian = lower;
        }

        private static BallSum[] sums(int count) {
            BallSum[] sums = new BallSum[count];
            Arrays.setAll(sums, k -> new BallSum());
            return sums;
        }

        BallDerivatives run() {
            for (int n = 0; n < data.size(); n++) {
                Ball[] x = data.inputs()[n];
                Ball s = BallFunctions.logistic(units.logit(x));
                units.derive();
                Ball r = s.minus(data.labels()[n]);
                first(x, r);
                if (hessian != null) {
                    second(x, r, s.times(Ball.ONE.minus(s)), hessian);
                }
            }
            Ball[] means =
                    Arrays.stream(gradient).map(sum -> data.mean(sum.total())).toArray(Ball[]::new);
            for (int k = 0; k < box.length; k++) {
                if (data.network().isWeight(k)) {
                    means[k] = means[k].plus(data.l2().times(box[k]));
                }
            }
            return new BallDerivatives(means, hessian == null ? new Ball[0][] : full(hessian));
        }

        private void first(Ball[] x, Ball r) {
            for (int i = 0; i < hidden; i++) {
                Ball backward = r.times(units.slope[i]); // r v f'
                for (int j = 0; j < inputs; j++) {
                    gradient[units.weight(i, j)].add(backward, x[j]);
                }
                gradient[units.bias(i)].add(backward);
                gradient[units.outgoing(i)].add(r, units.value[i]);
            }
            gradient[units.outputBias()].add(r);
        }

        private void second(Ball[] x, Ball r, Ball curvature, BallSum[][] h) {
            for (int i = 0; i < hidden; i++) {
                Ball scaled = curvature.times(units.slope[i]);
                for (int k = 0; k <= i; k++) {
                    Ball both = scaled.times(units.slope[k]);
                    if (k == i) {
                        both = both.plus(r.times(units.bend[i]));
                    }
                    incoming(i, k, both, x, h);
                }
                for (int k = 0; k < hidden; k++) {
                    Ball mixed = scaled.times(units.value[k]);
                    if (k == i) {
                        mixed = mixed.plus(r.times(units.derivative[i]));
                    }
                    row(units.outgoing(k), i, mixed, x, h);
                }
                row(units.outputBias(), i, scaled, x, h);
                Ball output = curvature.times(units.value[i]);
                for (int k = 0; k <= i; k++) {
                    h[units.outgoing(i)][units.outgoing(k)].add(output, units.value[k]);
                }
                h[units.outputBias()][units.outgoing(i)].add(output);
            }
            h[units.outputBias()][units.outputBias()].add(curvature);
        }

        /** Adds factor (x, 1) to the columns of unit i. */
        private void row(int k, int i, Ball factor, Ball[] x, BallSum[][] h) {
            for (int j = 0; j < inputs; j++) {
                h[k][units.weight(i, j)].add(factor, x[j]);
            }
            h[k][units.bias(i)].add(factor);
        }

        /** Adds factor (x, 1) (x, 1)^T to the rows of unit i and the columns of unit k, k at most i. */
        private void incoming(int i, int k, Ball factor, Ball[] x, BallSum[][] h) {
            for (int j = 0; j < inputs; j++) {
                Ball scaled = factor.times(x[j]);
                for (int l = 0; l < (i == k ? j + 1 : inputs); l++) {
                    h[units.weight(i, j)][units.weight(k, l)].add(scaled, x[l]);
                }
                h[units.bias(i)][units.weight(k, j)].add(scaled);
                if (i != k) {
                    h[units.bias(k)][units.weight(i, j)].add(scaled);
                }
            }
            h[units.bias(i)][units.bias(k)].add(factor);
        }

        private Ball[][] full(BallSum[][] h) {
            int size = box.length;
            Ball[][] hessian = new Ball[size][size];
            for (int k = 0; k < size; k++) {
                for (int l = 0; l <= k; l++) {
                    Ball mean = data.mean(h[k][l].total());
                    hessian[k][l] = k == l && data.network().isWeight(k) ? mean.plus(data.l2()) : mean;
                    hessian[l][k] = hessian[k][l];
                }
            }
            return hessian;
        }
    }

    /** The hidden units on one sample, each with f, f', v f' and v f''. */
    private static final class UnitValues {
        final Ball[] value;
        final Ball[] derivative;
        final Ball[] slope;
        final Ball[] bend;
        private final Layer hidden;
        private final Layer output;
        private final Ball[] box;

        UnitValues(Network network, Ball[] box) {
            hidden = network.layers().get(0);
            output = network.output();
            this.box = box;
            value = new Ball[hidden.units()];
            derivative = new Ball[hidden.units()];
            slope = new Ball[hidden.units()];
            bend = new Ball[hidden.units()];
        }

        int weight(int i, int j) {
            return hidden.weight(i, j);
        }

        int bias(int i) {
            return hidden.bias(i);
        }

        int outgoing(int i) {
            return output.weight(0, i);
        }

        int outputBias() {
            return output.bias(0);
        }

        Ball logit(Ball[] x) {
            BallSum z = new BallSum();
            z.add(box[outputBias()]);
            for (int i = 0; i < value.length; i++) {
                BallSum sum = new BallSum();
                sum.add(box[bias(i)]);
                for (int j = 0; j < x.length; j++) {
                    sum.add(box[weight(i, j)], x[j]);
                }
                value[i] = hidden.activation() == Activation.TANH
                        ? BallFunctions.tanh(sum.total())
                        : BallFunctions.logistic(sum.total());
                z.add(box[outgoing(i)], value[i]);
            }
            return z.total();
        }

        /** tanh' = 1 - a^2, tanh'' = -2 a tanh'; s' = s (1 - s), s'' = (1 - 2 s) s'. */
        void derive() {
            for (int i = 0; i < value.length; i++) {
                Ball a = value[i];
                boolean tanh = hidden.activation() == Activation.TANH;
                derivative[i] = tanh ? Ball.ONE.minus(a.times(a)) : a.times(Ball.ONE.minus(a));
                slope[i] = box[outgoing(i)].times(derivative[i]);
                bend[i] = slope[i].times(tanh ? a.times(-2) : Ball.ONE.minus(a.times(2)));
            }
        }
    }
}
