package org.manymoons.spectrum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;

/**
 * The eigenvalues and eigenvectors of a Hessian, each eigenvalue with a strict bound of its error, see
 * {@link SpectrumBound}.
 *
 * @param eigenvalues  the eigenvalues, ascending; P of them, less those of softmax shifts
 * @param eigenvectors as many orthonormal rows of P components; row k belongs to eigenvalue k
 * @param bounds       how far each eigenvalue can be from the exact Hessian's k-th smallest
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Spectrum(double[] eigenvalues, double[][] eigenvectors, double[] bounds) {

    /**
     * The spectrum of the objective's Hessian at these parameters; without the shifts common to all classes of a softmax,
     * along which it vanishes.
     *
     * @throws ArithmeticException if the Hessian is not finite there
     */
    public static Spectrum of(Objective objective, double[] parameters) {
        Objective original = objective instanceof ShiftFreeObjective shiftFree ? shiftFree.original() : objective;
        return Quotient.of(objective.network())
                .spectrum(
                        original.hessian(parameters),
                        RoundingBound.of(objective.network(), parameters, objective.samples())
                                .hessian());
    }

    /**
     * The spectrum of a symmetric matrix whose entries are known to within {@code errors}.
     *
     * @throws ArithmeticException if an entry is not finite
     */
    public static Spectrum of(double[][] matrix, double[][] errors) {
        if (!Eigen.isFinite(matrix)) {
            throw new ArithmeticException("the Hessian is not finite at these parameters");
        }
        double[][] vectors = eigenvectors(matrix);
        double[][] rotated = SpectrumBound.rotated(matrix, vectors);
        int[] order = IntStream.range(0, matrix.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> rotated[k][k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] sorted = Arrays.stream(order).mapToObj(k -> vectors[k]).toArray(double[][]::new);
        double[] values = Arrays.stream(order).mapToDouble(k -> rotated[k][k]).toArray();
        return new Spectrum(values, sorted, SpectrumBound.bounds(matrix, errors, sorted));
    }

    private static double[][] eigenvectors(double[][] matrix) {
        Eigensolver solver = Eigensolver.of(matrix);
        return IntStream.range(0, matrix.length)
                .mapToObj(k -> normalised(solver.vector(k)))
                .toArray(double[][]::new);
    }

    private static double[] normalised(double[] vector) {
        double norm = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        return Arrays.stream(vector).map(x -> x / norm).toArray();
    }
}
