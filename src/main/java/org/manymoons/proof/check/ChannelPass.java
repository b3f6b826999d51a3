package org.manymoons.proof.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.ChannelCertificate.Term;
import org.manymoons.proof.LimitShape;
import org.manymoons.reference.Samples;

/**
 * Loss, gradient, Hessian and excess of a limit model over a box, sample by sample. A term g(a_1, a_2, a_3) of linear forms a_i = p_i.(x, 1)
 * of the sample has dg/dp_i = g_i (x, 1) and d2g/dp_i dp_j = g_ij (x, 1) (x, 1)^T.
 */
final class ChannelPass {
    private static final DecimalInterval ONE = DecimalInterval.ONE;
    private static final DecimalInterval ZERO = DecimalInterval.ZERO;

    private final ChannelCertificate stated;
    private final Samples samples;
    private final boolean tanh;
    private final int size;

    ChannelPass(ChannelCertificate stated, Samples samples) {
        this.stated = stated;
        this.samples = samples;
        tanh = stated.network().activation().equals("tanh");
        size = stated.midpoint().size();
    }

    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Values(
            DecimalInterval loss,
            DecimalInterval[] gradient,
            DecimalInterval[][] hessian,
            List<DecimalInterval> excess) {}

    /** Value, first and second derivatives by the forms, and what the units add before they are at infinity. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    private record Jet(DecimalInterval g, DecimalInterval[] first, DecimalInterval[][] second, DecimalInterval added) {}

    Values run(List<DecimalInterval> p, DoubleConsumer progress) {
        DecimalInterval loss = ZERO;
        DecimalInterval[] gradient = zeros(size);
        DecimalInterval[][] hessian = new DecimalInterval[size][];
        Arrays.setAll(hessian, k -> zeros(size));
        DecimalInterval[] excess = zeros(stated.terms().size());
        for (int n = 0; n < samples.size(); n++) {
            double[] x = samples.inputs()[n];
            DecimalInterval z = p.get(size - 1);
            DecimalInterval[] dz = zeros(size);
            dz[size - 1] = ONE;
            List<Jet> jets = new ArrayList<>();
            int from = 0;
            for (Term term : stated.terms()) {
                List<DecimalInterval[]> forms = forms(term.shape(), x);
                DecimalInterval[] a = new DecimalInterval[forms.size()];
                int at = from;
                for (int i = 0; i < a.length; i++) {
                    a[i] = ZERO;
                    for (DecimalInterval beside : forms.get(i)) {
                        a[i] = a[i].plus(p.get(at++).times(beside));
                    }
                }
                Jet jet = jet(term, a);
                at = from;
                for (int i = 0; i < a.length; i++) {
                    for (DecimalInterval beside : forms.get(i)) {
                        dz[at++] = jet.first[i].times(beside);
                    }
                }
                jets.add(jet);
                z = z.plus(jet.g);
                from = at;
            }
            DecimalInterval s = z.logistic();
            DecimalInterval y = DecimalInterval.of(samples.labels()[n]);
            DecimalInterval r = s.minus(y);
            loss = loss.plus(z.softplus()).minus(y.times(z));
            for (int t = 0; t < excess.length; t++) {
                excess[t] = excess[t].plus(r.times(jets.get(t).added));
            }
            DecimalInterval curvature = s.times(ONE.minus(s));
            for (int k = 0; k < size; k++) {
                gradient[k] = gradient[k].plus(r.times(dz[k]));
                DecimalInterval scaled = curvature.times(dz[k]);
                for (int l = 0; l <= k; l++) {
                    hessian[k][l] = hessian[k][l].plus(scaled.times(dz[l]));
                }
            }
            addBends(hessian, r, jets, x);
            progress.accept((n + 1.0) / samples.size());
        }
        return means(loss, gradient, hessian, excess);
    }

    private Values means(
            DecimalInterval loss, DecimalInterval[] gradient, DecimalInterval[][] hessian, DecimalInterval[] excess) {
        DecimalInterval count = DecimalInterval.of(samples.size());
        for (int k = 0; k < size; k++) {
            gradient[k] = gradient[k].over(count);
            for (int l = 0; l <= k; l++) {
                hessian[k][l] = hessian[k][l].over(count);
                hessian[l][k] = hessian[k][l];
            }
        }
        List<DecimalInterval> departing = new ArrayList<>();
        for (int t = 0; t < excess.length; t++) {
            if (stated.terms().get(t).shape() != LimitShape.UNIT) {
                departing.add(excess[t].over(count));
            }
        }
        return new Values(loss.over(count), gradient, hessian, departing);
    }

    private void addBends(DecimalInterval[][] hessian, DecimalInterval r, List<Jet> jets, double[] x) {
        int from = 0;
        for (int t = 0; t < jets.size(); t++) {
            List<DecimalInterval[]> forms = forms(stated.terms().get(t).shape(), x);
            int k = from;
            for (int i = 0; i < forms.size(); i++) {
                for (DecimalInterval besideK : forms.get(i)) {
                    int l = from;
                    for (int j = 0; j <= i; j++) {
                        DecimalInterval bend = r.times(jets.get(t).second[i][j]).times(besideK);
                        for (DecimalInterval besideL : forms.get(j)) {
                            if (l <= k) {
                                hessian[k][l] = hessian[k][l].plus(bend.times(besideL));
                            }
                            l++;
                        }
                    }
                    k++;
                }
            }
            from = k;
        }
    }

    private static DecimalInterval[] zeros(int count) {
        DecimalInterval[] zeros = new DecimalInterval[count];
        Arrays.fill(zeros, ZERO);
        return zeros;
    }

    /** What stands beside the parameters of each form: x and 1, or x, or 1. */
    private static List<DecimalInterval[]> forms(LimitShape shape, double[] x) {
        DecimalInterval[] linear =
                Arrays.stream(x).mapToObj(DecimalInterval::of).toArray(DecimalInterval[]::new);
        DecimalInterval[] affine = Arrays.copyOf(linear, x.length + 1);
        affine[x.length] = ONE;
        DecimalInterval[] scalar = {ONE};
        return switch (shape) {
            case UNIT -> List.of(affine, scalar);
            case DIPOLE -> List.of(affine, scalar, affine);
            case EXPONENTIAL -> List.<DecimalInterval[]>of(affine);
            case SATURATED_DIPOLE -> List.of(linear, affine, scalar);
        };
    }

    private Jet jet(Term term, DecimalInterval[] a) {
        DecimalInterval two = DecimalInterval.of(2);
        switch (term.shape()) {
            case UNIT -> {
                DecimalInterval[] f = activation(a[0]);
                DecimalInterval[][] second = {{a[1].times(f[2])}, {f[1], ZERO}};
                return new Jet(a[1].times(f[0]), new DecimalInterval[] {a[1].times(f[1]), f[0]}, second, ZERO);
            }
            case DIPOLE -> {
                DecimalInterval[] f = activation(a[0]);
                DecimalInterval v = a[1];
                DecimalInterval r = a[2];
                DecimalInterval[] first = {v.times(f[1]).plus(r.times(f[2])), f[0], f[1]};
                DecimalInterval[][] second = {{v.times(f[2]).plus(r.times(f[3]))}, {f[1], ZERO}, {f[2], ZERO, ZERO}};
                DecimalInterval square = r.times(r);
                DecimalInterval added = square.times(r).times(f[3]).over(DecimalInterval.of(6));
                added = added.plus(v.times(square).times(f[2]).over(two));
                return new Jet(v.times(f[0]).plus(r.times(f[1])), first, second, added);
            }
            case EXPONENTIAL -> {
                DecimalInterval e = a[0].exp();
                DecimalInterval g = term.sign() < 0 ? e.negate() : e;
                return new Jet(
                        g,
                        new DecimalInterval[] {g},
                        new DecimalInterval[][] {{g}},
                        g.times(e).negate());
            }
            case SATURATED_DIPOLE -> {
                DecimalInterval e = a[0].exp();
                DecimalInterval ee = e.times(e);
                DecimalInterval re = a[1].times(e);
                DecimalInterval kee = a[2].times(ee);
                DecimalInterval[] first = {re.plus(two.times(kee)), e, ee};
                DecimalInterval[][] second = {
                    {re.plus(DecimalInterval.of(4).times(kee))}, {e, ZERO}, {two.times(ee), ZERO, ZERO}
                };
                return new Jet(
                        re.plus(kee),
                        first,
                        second,
                        DecimalInterval.of(-2).times(re.plus(kee)).times(e));
            }
        }
        throw new IllegalStateException("no such term: " + term.shape());
    }

    /** f, f', f'', f''' with f' = d, each the derivative of the one before as a polynomial in f. */
    private DecimalInterval[] activation(DecimalInterval z) {
        DecimalInterval f = tanh ? z.tanh() : z.logistic();
        DecimalInterval d = tanh ? ONE.minus(f.times(f)) : f.times(ONE.minus(f));
        DecimalInterval turn = tanh ? DecimalInterval.of(-2).times(f) : ONE.minus(f.plus(f));
        DecimalInterval bend = DecimalInterval.of(-2).times(d);
        // f'' = d turn, f''' = d (turn^2 + turn'), turn' = -2 d
        return new DecimalInterval[] {
            f, d, d.times(turn), d.times(turn.times(turn).plus(bend))
        };
    }
}
