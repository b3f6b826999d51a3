package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.manymoons.channel.limit.LimitTerm.Jet;

/** What the tests of the limit terms have in common. */
final class Terms {
    private Terms() {}

    /** Value and derivatives of a term at these forms, for the first sample. */
    static Jet jet(LimitTerm term, double... a) {
        double[] f = new double[LimitTerm.MOST_FUNCTIONS];
        term.functions(0, a, f);
        return combined(term, a, f);
    }

    private static Jet combined(LimitTerm term, double[] a, double[] f) {
        Jet jet = new Jet(4);
        term.combine(a, f, jet);
        return jet;
    }

    /** First derivatives are differences of values, second ones are differences of the first. */
    static void expectDerivativesToBeDifferences(LimitTerm term, double... a) {
        Jet jet = jet(term, a);
        for (int i = 0; i < a.length; i++) {
            int form = i;
            assertThat(jet.first[i])
                    .as("%s, form %d", term, i)
                    .isCloseTo(difference(h -> jet(term, moved(a, form, h)).value), within(1e-8));
            for (int j = 0; j <= i; j++) {
                int other = j;
                assertThat(jet.second[i][j])
                        .as("%s, forms %d and %d", term, i, j)
                        .isCloseTo(difference(h -> jet(term, moved(a, form, h)).first[other]), within(1e-8));
            }
        }
    }

    /** Among the linear forms all second derivatives are zero, and no further form could be added to them. */
    static void expectLinearFormsToBeAsManyAsPossible(LimitTerm term, double... a) {
        Jet jet = jet(term, a);
        for (int i = 0; i < a.length; i++) {
            boolean bends = jet.second[i][i] != 0;
            for (int j : term.linearForms()) {
                bends |= jet.second[Math.max(i, j)][Math.min(i, j)] != 0;
            }
            assertThat(term.linearForms().contains(i))
                    .as("%s, form %d", term, i)
                    .isEqualTo(!bends);
        }
    }

    /** The majorant's polynomials are what the term's ones reach at most, where forms and functions have all signs. */
    static void expectMajorantToBeReached(LimitTerm term) {
        Random random = new Random(5);
        int forms = term.forms().size();
        double[] a = random.doubles(forms, 0.5, 1.5).toArray();
        double[] f = random.doubles(LimitTerm.MOST_FUNCTIONS, 0.5, 1.5).toArray();
        Jet bound = combined(term.majorant(), a, f);
        Jet reached = new Jet(4);
        for (int signs = 0; signs < 1 << forms + f.length; signs++) {
            Jet jet = combined(term, signed(a, signs), signed(f, signs >> forms));
            reached.value = Math.max(reached.value, Math.abs(jet.value));
            for (int i = 0; i < forms; i++) {
                reached.first[i] = Math.max(reached.first[i], Math.abs(jet.first[i]));
                for (int j = 0; j <= i; j++) {
                    reached.second[i][j] = Math.max(reached.second[i][j], Math.abs(jet.second[i][j]));
                }
            }
        }
        assertThat(bound.value).as("%s", term).isCloseTo(reached.value, within(1e-12));
        for (int i = 0; i < forms; i++) {
            assertThat(bound.first[i]).as("%s, form %d", term, i).isCloseTo(reached.first[i], within(1e-12));
            for (int j = 0; j <= i; j++) {
                assertThat(bound.second[i][j])
                        .as("%s, forms %d and %d", term, i, j)
                        .isCloseTo(reached.second[i][j], within(1e-12));
            }
        }
    }

    /** The first so many functions have bounds, which hold where the first form is wrong by its error. */
    static void expectFunctionsWithinTheirErrors(LimitTerm term, int functions, double... a) {
        double error = 1e-6;
        double[] aErrors = new double[a.length];
        aErrors[0] = error;
        double[] errors = new double[LimitTerm.MOST_FUNCTIONS];
        term.functionErrors(0, a, aErrors, errors);
        double[] here = new double[LimitTerm.MOST_FUNCTIONS];
        double[] there = new double[LimitTerm.MOST_FUNCTIONS];
        term.functions(0, a, here);
        for (double side : new double[] {-error, error}) {
            term.functions(0, moved(a, 0, side), there);
            for (int n = 0; n < functions; n++) {
                assertThat(errors[n]).as("%s, function %d", term, n).isBetween(Math.abs(there[n] - here[n]), 1e-4);
            }
        }
        for (int n = functions; n < errors.length; n++) {
            assertThat(errors[n]).isZero();
        }
    }

    private static double[] signed(double[] values, int signs) {
        double[] signed = values.clone();
        for (int k = 0; k < signed.length; k++) {
            signed[k] *= (signs >> k & 1) == 0 ? 1 : -1;
        }
        return signed;
    }

    private static double[] moved(double[] a, int form, double h) {
        double[] moved = a.clone();
        moved[form] += h;
        return moved;
    }

    /** f'(0) by central differences of fourth order. */
    static double difference(DoubleUnaryOperator f) {
        double h = 1e-3;
        double near = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        double far = (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)) / (4 * h);
        return (4 * near - far) / 3;
    }
}
