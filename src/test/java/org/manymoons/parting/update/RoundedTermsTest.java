package org.manymoons.parting.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** The gradient of a tanh network computed here in floats, every operation rounded, beside that in doubles. */
class RoundedTermsTest {
    private static final double UNIT = 0x1p-24;
    private static final int UNITS = 3;
    private static final Network NETWORK = Network.of(2, List.of(UNITS), Activation.TANH, 0);

    private static float[] inFloats(double[] parameters, Samples samples) {
        float[] p = new float[parameters.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = (float) parameters[k];
        }
        float[] g = new float[p.length];
        for (int n = 0; n < samples.size(); n++) {
            float[] x = {(float) samples.inputs()[n][0], (float) samples.inputs()[n][1]};
            float[] h = new float[UNITS];
            float z = p[4 * UNITS];
            for (int i = 0; i < UNITS; i++) {
                float u = p[2 * i] * x[0] + p[2 * i + 1] * x[1] + p[2 * UNITS + i];
                h[i] = (float) Math.tanh(u);
                z += p[3 * UNITS + i] * h[i];
            }
            float r = 1f / (1f + (float) Math.exp(-z)) - (float) samples.labels()[n];
            for (int i = 0; i < UNITS; i++) {
                float d = r * p[3 * UNITS + i] * (1f - h[i] * h[i]);
                g[2 * i] += d * x[0];
                g[2 * i + 1] += d * x[1];
                g[2 * UNITS + i] += d;
                g[3 * UNITS + i] += r * h[i];
            }
            g[4 * UNITS] += r;
        }
        for (int k = 0; k < g.length; k++) {
            g[k] /= samples.size();
        }
        return g;
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }

    @Test
    void floatsAreOffByNoMoreThanTheirTermsAllowAndNotByFarLess() {
        Random random = new Random(6);
        double largest = 0;
        for (int round = 0; round < 60; round++) {
            double size = Math.pow(10, random.nextInt(3) - 1);
            int count = 1 + random.nextInt(40);
            double[][] x = new double[count][];
            double[] y = new double[count];
            for (int n = 0; n < count; n++) {
                x[n] = rounded(random.doubles(2, -size, size).toArray());
                y[n] = random.nextInt(2);
            }
            Samples samples = new Samples(x, y);
            double[] p = rounded(random.doubles(NETWORK.parameterCount(), -3, 3).toArray());

            double[] terms = RoundedTerms.of(NETWORK, p, samples);
            double[] exact = Gradient.gradient(NETWORK, p, samples);
            float[] floats = inFloats(p, samples);
            for (int k = 0; k < p.length; k++) {
                double error = Math.abs(floats[k] - exact[k]) / UNIT;
                assertThat(error).isLessThanOrEqualTo(terms[k] * RoundedTerms.additions(count));
                largest = Math.max(largest, error / terms[k]);
            }
        }
        assertThat(largest).isGreaterThan(0.02);
    }

    /** 16 and the root of the number of samples. */
    @Test
    void manyAdditionsAllowForMore() {
        assertThat(RoundedTerms.additions(0)).isEqualTo(16);
        assertThat(RoundedTerms.additions(100)).isEqualTo(26);
    }

    /** One sample x = 2 of class 1 on a line z = 3 x - 1: errors of z are |b| + |w| (|x| + |x|) = 13, of p - y a quarter of that and 4. */
    @Test
    void theTermsOfALineAreThoseByHand() {
        Network line = Network.of(1, List.of(), Activation.TANH, 0);
        double r = 1 - 1 / (1 + Math.exp(-5));

        double[] terms =
                RoundedTerms.of(line, new double[] {3, -1}, new Samples(new double[][] {{2}}, new double[] {1}));

        double error = 13 / 4.0 + 4;
        assertThat(terms[0]).isEqualTo(error * 2 + r * (2 + 2), within(1e-14));
        assertThat(terms[1]).isEqualTo(error + r, within(1e-14));
    }
}
