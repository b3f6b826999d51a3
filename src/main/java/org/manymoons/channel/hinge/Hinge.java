package org.manymoons.channel.hinge;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.reference.Samples;

/** A unit of a limit that has become a hinge, with its line. */
record Hinge(Piece piece, HingeTerm term, double[] line) {
    static Hinge of(Piece piece) {
        HingeTerm term = (HingeTerm) piece.term();
        return new Hinge(piece, term, term.line(piece.parameters()));
    }

    static boolean is(Piece piece) {
        return piece.term() instanceof HingeTerm;
    }

    /** w.x + b. */
    double value(double[] x) {
        return value(line, x);
    }

    static double value(double[] line, double[] x) {
        double z = line[x.length];
        for (int j = 0; j < x.length; j++) {
            z += line[j] * x[j];
        }
        return z;
    }

    /** The largest size of the terms of w.x + b. */
    double largest(double[] x) {
        double largest = Math.abs(line[x.length]);
        for (int j = 0; j < x.length; j++) {
            largest = Math.max(largest, Math.abs(line[j] * x[j]));
        }
        return largest;
    }

    /** The piece with other samples on its kink and its sides, the line as near to this one as that allows. */
    Piece with(Samples samples, boolean[] active, List<Integer> touching) {
        HingeTerm other = HingeTerm.of(samples, term.sign(), active, touching);
        return new Piece(other, other.coordinates(line), piece.units());
    }

    /** (x, 1) of the samples on the kink, as columns. */
    private RealMatrix onKink(Samples samples) {
        int d = samples.features();
        RealMatrix columns = MatrixUtils.createRealMatrix(d + 1, term.touching().size());
        for (int c = 0; c < term.touching().size(); c++) {
            double[] x = samples.inputs()[term.touching().get(c)];
            for (int j = 0; j < d; j++) {
                columns.setEntry(j, c, x[j]);
            }
            columns.setEntry(d, c, 1);
        }
        return columns;
    }

    /** The combination of the (x, 1) on the kink that is nearest to a vector: a coefficient for each of them. */
    double[] combination(Samples samples, double[] vector) {
        return new QRDecomposition(onKink(samples))
                .getSolver()
                .solve(MatrixUtils.createRealVector(vector))
                .toArray();
    }

    /** The shortest change of w, b that changes w.x + b by these values on the kink. */
    double[] shift(Samples samples, double[] values) {
        RealMatrix columns = onKink(samples);
        double[] coefficients = new QRDecomposition(columns.transpose().multiply(columns))
                .getSolver()
                .solve(MatrixUtils.createRealVector(values))
                .toArray();
        return columns.operate(coefficients);
    }
}
