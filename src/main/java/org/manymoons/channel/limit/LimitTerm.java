package org.manymoons.channel.limit;

import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.rounding.Rounding;

/**
 * One summand of a logit: a function g of a few linear forms of the sample. A network with one hidden layer is a sum of
 * {@link UnitTerm}s; where units merge or saturate, their sum tends to one of the other terms while their parameters diverge
 * (Martinelli et al. 2025).
 */
public sealed interface LimitTerm
        permits LimitTerm.OfActivation,
                ExponentialTerm,
                SaturatedDipoleTerm,
                StepTerm,
                LinearTerm,
                CubicTerm,
                RampTerm,
                HingeTerm {
    /** Beyond this an exponential is so large that its sample's loss is settled; it must only not overflow. */
    double LARGEST_EXPONENT = 300;

    /** Functions of one term at most, and forms, but for a hinge, which has as many of both as free parameters. */
    int MOST_FUNCTIONS = 6;

    /** A linear form of a sample x: a scalar s, w.x, or w.x + b; its parameters are stored as w, then b. */
    enum Form {
        SCALAR,
        LINEAR,
        AFFINE;

        int size(int features) {
            return switch (this) {
                case SCALAR -> 1;
                case LINEAR -> features;
                case AFFINE -> features + 1;
            };
        }
    }

    /** One constant for each class, to switch on where all of them have to be named. */
    enum Kind {
        UNIT,
        DIPOLE,
        TRIPOLE,
        EXPONENTIAL,
        SATURATED_DIPOLE,
        STEP,
        LINEAR,
        CUBIC,
        RAMP,
        HINGE
    }

    Kind kind();

    /** The arguments of g, in the order of the parameters. */
    List<Form> forms();

    /** Which of the forms g is linear in, when the others are held fixed. */
    List<Integer> linearForms();

    /** The functions of the forms a that g is made of, the first of them; {@code f} has room for {@link #room} numbers. */
    void functions(int sample, double[] a, double[] f);

    /** The room that forms, and functions, take at most. */
    default int room() {
        return Math.max(MOST_FUNCTIONS, forms().size());
    }

    /** Bounds of the errors of these functions where the forms are known to within {@code aErrors}. */
    void functionErrors(int sample, double[] a, double[] aErrors, double[] errors);

    /** The value of g: a polynomial in the forms and the functions. */
    double value(double[] a, double[] f);

    /** Value, first and second derivatives of g by its forms: polynomials in the forms and the functions. */
    void combine(double[] a, double[] f, Jet jet);

    /** The term whose polynomials have the absolute values of this one's coefficients. */
    LimitTerm majorant();

    /** One whose functions are an activation and its derivatives at the first form. */
    sealed interface OfActivation extends LimitTerm permits UnitTerm, DipoleTerm, TripoleTerm {
        Activation activation();

        /** How many functions: the activation and so many derivatives less one. */
        int jet();

        @Override
        default void functions(int sample, double[] a, double[] f) {
            ActivationJet.write(activation(), a[0], jet(), f);
        }

        @Override
        default void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {
            ActivationError.write(activation(), a[0], aErrors[0], jet(), errors);
        }
    }

    /** The error of exp at z, where z is known to within an error. */
    static double exponentialError(double z, double error) {
        double e = Math.exp(Math.min(z, LARGEST_EXPONENT));
        return e * (Math.expm1(error) * (1 + Rounding.FUNCTION) + 2 * Rounding.FUNCTION) + Rounding.UNDERFLOW;
    }

    /** The value g and its derivatives by the forms; of the second derivatives the lower triangle counts. */
    final class Jet {
        double value;
        final double[] first;
        final double[][] second;

        /** Of a term with so many forms. */
        Jet(int forms) {
            first = new double[forms];
            second = new double[forms][forms];
        }

        /** Of one form. */
        void set(double g, double d0, double d00) {
            value = g;
            first[0] = d0;
            second[0][0] = d00;
        }

        /** Of two forms. */
        void set(double g, double d0, double d1, double d00, double d10, double d11) {
            set(g, d0, d00);
            first[1] = d1;
            second[1][0] = d10;
            second[1][1] = d11;
        }

        /** Of three forms. */
        void set(
                double g,
                double d0,
                double d1,
                double d2,
                double d00,
                double d10,
                double d11,
                double d20,
                double d21,
                double d22) {
            set(g, d0, d1, d00, d10, d11);
            first[2] = d2;
            second[2][0] = d20;
            second[2][1] = d21;
            second[2][2] = d22;
        }

        /** Of any number of forms: n first derivatives and n (n + 1) / 2 second ones, the lower triangle row by row. */
        void set(double g, double... derivatives) {
            value = g;
            int forms = 1;
            while (forms * (forms + 3) / 2 < derivatives.length) {
                forms++;
            }
            for (int i = 0, next = forms; i < forms; i++) {
                first[i] = derivatives[i];
                for (int j = 0; j <= i; j++) {
                    second[i][j] = derivatives[next++];
                }
            }
        }
    }
}
