package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.limit.LimitTerm.Form;
import org.manymoons.channel.limit.LimitTerm.Jet;
import org.manymoons.channel.limit.LimitTerm.Kind;
import org.manymoons.reference.Samples;

/** A softplus unit that becomes max(0, w.x + b), some samples on its kink. */
class HingeTermTest {
    private static final double[][] X = {{-1, 0.5}, {0.25, 2}, {1.5, -0.75}, {2, 1}, {-0.5, -2}};
    private static final Samples SAMPLES = new Samples(X, new double[] {0, 1, 0, 1, 0});
    private static final boolean[] ACTIVE = {false, true, false, true, false};

    private static double value(HingeTerm term, int sample, double... q) {
        double[] f = new double[term.room()];
        term.functions(sample, q, f);
        return term.value(q, f);
    }

    private static double line(double[] line, double[] x) {
        return line[0] * x[0] + line[1] * x[1] + line[2];
    }

    /** log(1 + e^(t u)) / t = max(0, u) + O(e^-t|u|), 1/t log 2 on the kink. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void aSteepSoftplusUnitTendsToIt(double sign) {
        HingeTerm term = HingeTerm.of(SAMPLES, sign, ACTIVE, List.of(0));
        // above 0 at samples 1 and 3, below at 2 and 4, on the kink at 0
        double[] wanted = {1, 2, 0};
        double[] q = term.coordinates(wanted);
        double[] line = term.line(q);
        assertThat(line).containsExactly(new double[] {1, 2, 0}, within(1e-15));
        double t = 1e3;
        for (int n = 0; n < X.length; n++) {
            double u = line(line, X[n]);
            assertThat(u > 1e-12).as("sample %d", n).isEqualTo(ACTIVE[n]);
            double unit = sign * (Math.max(0, u) + Math.log1p(Math.exp(-t * Math.abs(u))) / t);
            assertThat(value(term, n, q)).isCloseTo(unit, within(1e-3));
            assertThat(value(term, n, q)).isCloseTo(sign * Math.max(0, u), within(1e-14));
        }
    }

    /** Two samples on the kink of a line in the plane leave its length alone, one sample two numbers, none all three. */
    @Test
    void samplesOnTheKinkStayThereWhateverTheCoordinates() {
        Random random = new Random(1);
        for (List<Integer> touching : List.of(List.<Integer>of(), List.of(2), List.of(2, 4), List.of(0, 3))) {
            HingeTerm term = HingeTerm.of(SAMPLES, 1, ACTIVE, touching);
            assertThat(term.basis()).hasNumberOfRows(3 - touching.size());
            assertThat(term.forms()).hasSize(3 - touching.size()).containsOnly(Form.SCALAR);
            assertThat(term.touching()).isEqualTo(touching);
            double[] q = random.doubles(term.basis().length, -2, 2).toArray();
            double[] line = term.line(q);
            for (int n : touching) {
                assertThat(line(line, X[n])).isCloseTo(0, within(1e-14));
            }
            assertThat(term.coordinates(line)).containsExactly(q, within(1e-14));
            for (int k = 0; k < term.basis().length; k++) {
                for (int l = 0; l < term.basis().length; l++) {
                    double dot = 0;
                    for (int j = 0; j < 3; j++) {
                        dot += term.basis()[k][j] * term.basis()[l][j];
                    }
                    assertThat(dot).isCloseTo(k == l ? 1 : 0, within(1e-14));
                }
            }
        }
    }

    /** The nearest of all lines through the sample: what is left of (w, b) is a multiple of (x, 1). */
    @Test
    void theCoordinatesAreThoseOfTheNearestLine() {
        HingeTerm term = HingeTerm.of(SAMPLES, 1, ACTIVE, List.of(2));
        double[] wanted = {0.3, -1.2, 0.9};
        double[] near = term.line(term.coordinates(wanted));
        double share = line(wanted, X[2]) / (1.5 * 1.5 + 0.75 * 0.75 + 1);
        assertThat(near)
                .containsExactly(new double[] {0.3 - share * 1.5, -1.2 + share * 0.75, 0.9 - share}, within(1e-14));
    }

    /** Linear in its coordinates: the functions are the derivatives, there are no second ones. */
    @Test
    void derivativesAreTheFunctions() {
        HingeTerm term = HingeTerm.of(SAMPLES, -1, ACTIVE, List.of(4));
        double[] q = {0.7, -0.4};
        for (int n = 0; n < X.length; n++) {
            double[] f = new double[term.room()];
            term.functions(n, q, f);
            Jet jet = new Jet(2);
            term.combine(q, f, jet);
            assertThat(jet.value).isEqualTo(value(term, n, q));
            for (int k = 0; k < 2; k++) {
                double[] up = q.clone();
                up[k] += 1;
                assertThat(jet.first[k]).isCloseTo(value(term, n, up) - jet.value, within(1e-14));
                assertThat(jet.second[k]).containsOnly(0);
            }
            if (!ACTIVE[n]) {
                assertThat(jet.value).isZero();
            }
        }
        assertThat(term.kind()).isEqualTo(Kind.HINGE);
        assertThat(term.linearForms()).isEmpty();
        assertThat(term.majorant()).isSameAs(term);
    }

    /** Against exact sums of the basis that is there, and not larger than some roundings. */
    @Test
    void functionsAreWithinTheirErrors() {
        HingeTerm term = HingeTerm.of(SAMPLES, 1, ACTIVE, List.of(0));
        double[] f = new double[term.room()];
        double[] errors = new double[term.room()];
        for (int n = 0; n < X.length; n++) {
            term.functions(n, new double[2], f);
            term.functionErrors(n, new double[2], new double[2], errors);
            for (int k = 0; k < 2; k++) {
                double[] row = term.basis()[k];
                BigDecimal exact = new BigDecimal(row[2]);
                double size = Math.abs(row[2]);
                for (int j = 0; j < 2; j++) {
                    exact = exact.add(new BigDecimal(row[j]).multiply(new BigDecimal(X[n][j])));
                    size += Math.abs(row[j] * X[n][j]);
                }
                double off = exact.subtract(new BigDecimal(f[k])).abs().doubleValue();
                assertThat(ACTIVE[n] ? off : 0).isLessThanOrEqualTo(errors[k]);
                assertThat(errors[k]).isCloseTo(ACTIVE[n] ? 3 * 0x1p-53 / (1 - 3 * 0x1p-53) * size : 0, within(1e-25));
            }
        }
    }
}
