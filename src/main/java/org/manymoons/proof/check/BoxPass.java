package org.manymoons.proof.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.manymoons.proof.Certificate;
import org.manymoons.reference.Samples;

/**
 * Loss, gradient and Hessian over a box, sample by sample: z = sum v_i f(w_i.x + b_i) + c with its derivatives dz and d2z by the
 * parameters, loss log(1 + e^z) - y z, gradient (s - y) dz, Hessian s (1 - s) dz dz^T + (s - y) d2z.
 */
final class BoxPass {
    private final int inputs;
    private final int hidden;
    private final int size;
    private final boolean tanh;
    private final DecimalInterval l2;
    private final Samples samples;

    BoxPass(Certificate stated, Samples samples) {
        inputs = stated.network().inputs();
        hidden = stated.network().hidden();
        size = stated.midpoint().size();
        tanh = stated.network().activation().equals("tanh");
        l2 = DecimalInterval.of(stated.l2());
        this.samples = samples;
    }

    /** The loss where there is no Hessian, and the other way round. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Values(DecimalInterval loss, DecimalInterval[] gradient, DecimalInterval[][] hessian) {}

    Values run(List<DecimalInterval> p, boolean withHessian, DoubleConsumer progress) {
        DecimalInterval loss = DecimalInterval.ZERO;
        DecimalInterval[] gradient = zeros();
        DecimalInterval[][] hessian = new DecimalInterval[size][];
        Arrays.setAll(hessian, k -> zeros());
        for (int n = 0; n < samples.size(); n++) {
            DecimalInterval[] x = Arrays.stream(samples.inputs()[n])
                    .mapToObj(DecimalInterval::of)
                    .toArray(DecimalInterval[]::new);
            DecimalInterval y = DecimalInterval.of(samples.labels()[n]);
            DecimalInterval[] dz = zeros();
            DecimalInterval[][] d2z = new DecimalInterval[hidden][];
            DecimalInterval z = logit(p, x, dz, d2z);
            DecimalInterval s = z.logistic();
            DecimalInterval r = s.minus(y);
            for (int k = 0; k < size; k++) {
                gradient[k] = gradient[k].plus(r.times(dz[k]));
            }
            if (withHessian) {
                add(hessian, s.times(DecimalInterval.ONE.minus(s)), dz, r, d2z, x);
            } else {
                loss = loss.plus(z.softplus()).minus(y.times(z));
            }
            progress.accept((n + 1.0) / samples.size());
        }
        return finished(p, loss, gradient, hessian);
    }

    private DecimalInterval[] zeros() {
        DecimalInterval[] zeros = new DecimalInterval[size];
        Arrays.fill(zeros, DecimalInterval.ZERO);
        return zeros;
    }

    private int bias(int i) {
        return hidden * inputs + i;
    }

    private int outgoing(int i) {
        return hidden * (inputs + 1) + i;
    }

    /** z; fills in dz, and for each unit f' and v f''. */
    private DecimalInterval logit(
            List<DecimalInterval> p, DecimalInterval[] x, DecimalInterval[] dz, DecimalInterval[][] d2z) {
        DecimalInterval z = p.get(size - 1);
        dz[size - 1] = DecimalInterval.ONE;
        for (int i = 0; i < hidden; i++) {
            DecimalInterval sum = p.get(bias(i));
            for (int j = 0; j < inputs; j++) {
                sum = sum.plus(p.get(i * inputs + j).times(x[j]));
            }
            DecimalInterval a = tanh ? sum.tanh() : sum.logistic();
            DecimalInterval one = DecimalInterval.ONE;
            DecimalInterval first = tanh ? one.minus(a.times(a)) : a.times(one.minus(a));
            DecimalInterval turn = tanh ? DecimalInterval.of(-2).times(a) : one.minus(a.plus(a));
            DecimalInterval v = p.get(outgoing(i));
            z = z.plus(v.times(a));
            DecimalInterval slope = v.times(first);
            for (int j = 0; j < inputs; j++) {
                dz[i * inputs + j] = slope.times(x[j]);
            }
            dz[bias(i)] = slope;
            dz[outgoing(i)] = a;
            d2z[i] = new DecimalInterval[] {first, slope.times(turn)};
        }
        return z;
    }

    /** Adds to the lower triangle. */
    private void add(
            DecimalInterval[][] h,
            DecimalInterval curvature,
            DecimalInterval[] dz,
            DecimalInterval r,
            DecimalInterval[][] d2z,
            DecimalInterval[] x) {
        for (int k = 0; k < size; k++) {
            DecimalInterval scaled = curvature.times(dz[k]);
            for (int l = 0; l <= k; l++) {
                h[k][l] = h[k][l].plus(scaled.times(dz[l]));
            }
        }
        for (int i = 0; i < hidden; i++) {
            DecimalInterval mixed = r.times(d2z[i][0]);
            DecimalInterval bend = r.times(d2z[i][1]);
            for (int j = 0; j <= inputs; j++) {
                DecimalInterval xj = j < inputs ? x[j] : DecimalInterval.ONE;
                int k = j < inputs ? i * inputs + j : bias(i);
                h[outgoing(i)][k] = h[outgoing(i)][k].plus(mixed.times(xj));
                DecimalInterval bent = bend.times(xj);
                for (int m = 0; m <= j; m++) {
                    int l = m < inputs ? i * inputs + m : bias(i);
                    h[k][l] = h[k][l].plus(bent.times(m < inputs ? x[m] : DecimalInterval.ONE));
                }
            }
        }
    }

    /** Means over the samples, with the weight decay of all weights. */
    private Values finished(
            List<DecimalInterval> p, DecimalInterval loss, DecimalInterval[] gradient, DecimalInterval[][] hessian) {
        DecimalInterval count = DecimalInterval.of(samples.size());
        DecimalInterval mean = loss.over(count);
        for (int k = 0; k < size; k++) {
            boolean weight = k < bias(0) || (k >= outgoing(0) && k < size - 1);
            gradient[k] = gradient[k].over(count);
            for (int l = 0; l <= k; l++) {
                hessian[k][l] = hessian[k][l].over(count);
                hessian[l][k] = hessian[k][l];
            }
            if (weight) {
                gradient[k] = gradient[k].plus(l2.times(p.get(k)));
                hessian[k][k] = hessian[k][k].plus(l2);
                DecimalInterval square = l2.times(p.get(k)).times(p.get(k));
                mean = mean.plus(square.over(DecimalInterval.of(2)));
            }
        }
        return new Values(mean, gradient, hessian);
    }
}
