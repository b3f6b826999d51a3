package org.manymoons.channel;

import java.util.Arrays;
import java.util.List;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.TailTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Units that cut off samples, some way before infinity. */
final class CutUnits {
    /** What is left beyond the line is of this order in delta. */
    private static final int ORDER = 2;

    /** On this side of a cut, where its weight multiplies what is left, of this order. */
    private static final int CUT_ORDER = 4;

    private final Activation activation;
    private final Samples samples;
    private final double delta;
    private final boolean[] cutOff;
    private final int d;

    CutUnits(Activation activation, Samples samples, double delta, boolean[] cutOff) {
        this.activation = activation;
        this.samples = samples;
        this.delta = delta;
        this.cutOff = cutOff;
        d = samples.features();
    }

    /**
     * The last cut as a unit, its output weight so large that the loss beyond its line is about delta^2, its incoming
     * weights so large that on this side delta^4 is left of that.
     */
    LimitState uncut(LimitState state) {
        Cut cut = state.cuts().get(state.cuts().size() - 1);
        LimitState earlier = new LimitState(
                List.of(), 0, state.cuts().subList(0, state.cuts().size() - 1));
        boolean[] free = earlier.excluded(samples.size());
        for (int n = 0; n < free.length; n++) {
            boolean welcome = samples.labels()[n] == (cut.sign() > 0 ? 1 : 0);
            free[n] |= cutOff[n] && !cut.beyond()[n] && welcome;
        }
        double side = 0;
        double[] wanted = new double[free.length];
        double[] logits = state.model(samples).logits(state.parameters());
        for (int n = 0; n < logits.length; n++) {
            if (cut.beyond()[n]) {
                side = value(cut.line(), samples.inputs()[n]) > 0 ? 1 : -1;
                wanted[n] = Math.max(0, -ORDER * Math.log(delta) - cut.sign() * logits[n]);
            }
        }
        return TailTerm.growsWithoutEnd(activation)
                ? growing(state, cut, free, wanted)
                : saturating(state, cut, free, side, Arrays.stream(wanted).max().orElse(0));
    }

    private LimitState saturating(LimitState state, Cut cut, boolean[] free, double side, double wanted) {
        TailTerm up = TailTerm.of(activation, 1).orElseThrow();
        TailTerm down = TailTerm.of(activation, -1).orElseThrow();
        double v = side * cut.sign() * wanted / (up.asymptote() - down.asymptote());
        double near = side > 0 ? down.asymptote() : up.asymptote();
        double steepness = Math.log(Math.max(1, Math.abs(v)) * up.scale()) - CUT_ORDER * Math.log(delta);
        double[] unit = Arrays.copyOf(sharpened(cut.line(), steepness, free), d + 2);
        unit[d + 1] = v;
        return state.uncut(new Piece(new UnitTerm(activation), unit, List.of(cut.unit())), -v * near);
    }

    /** Beyond the line, where it is above 0, the unit grows: the output weight moves the sample that needs most. */
    private LimitState growing(LimitState state, Cut cut, boolean[] free, double[] wanted) {
        double steepness = -CUT_ORDER * Math.log(delta);
        double v = output(sharpened(cut.line(), steepness, free), cut, wanted);
        double[] line = sharpened(cut.line(), steepness + Math.log(Math.max(1, v)), free);
        double[] unit = Arrays.copyOf(line, d + 2);
        unit[d + 1] = cut.sign() * output(line, cut, wanted);
        return state.uncut(new Piece(new UnitTerm(activation), unit, List.of(cut.unit())), 0);
    }

    private double output(double[] line, Cut cut, double[] wanted) {
        double v = 0;
        for (int n = 0; n < wanted.length; n++) {
            if (cut.beyond()[n]) {
                v = Math.max(v, wanted[n] / activation.value(value(line, samples.inputs()[n])));
            }
        }
        return v;
    }

    /** The line's w and b scaled so that every sample that is not free has at least this rate |z|. */
    double[] sharpened(double[] line, double steepness, boolean[] free) {
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < free.length; n++) {
            least = free[n] ? least : Math.min(least, Math.abs(value(line, samples.inputs()[n])));
        }
        double factor = steepness / (TailTerm.of(activation, -1).orElseThrow().rate() * least);
        double[] scaled = line.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= factor;
        }
        return scaled;
    }

    private static double value(double[] line, double[] x) {
        double z = line[x.length];
        for (int j = 0; j < x.length; j++) {
            z += line[j] * x[j];
        }
        return z;
    }
}
