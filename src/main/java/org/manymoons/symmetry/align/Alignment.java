package org.manymoons.symmetry.align;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.ComparedForm;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Measure;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.AlignmentProblem.Parts;

/**
 * The smallest Euclidean distance between a and g(b) over all symmetries g. With one hidden layer it is exact, an
 * assignment problem over the units; with several it is searched layer by layer, and by enumeration where the group is
 * small enough.
 *
 * <p>The distance is measured in {@code measuredIn}: tanh, softsign, hardtanh, softplus, elu, swish and gelu networks in
 * the parameters themselves; sigmoid in equivalent tanh parameters; relu and leakyrelu after balancing each unit; identity
 * layers as the affine maps they amount to, where nothing is left to align. It is the same, to the bit, with a and b
 * exchanged.
 *
 * @param rawDistance    ||a - b|| of the parameters as they stand
 * @param distance       the aligned distance
 * @param scale          the larger of the norms of a and b in the form compared, to judge the distance against
 * @param symmetry       the g found: {@code symmetry.apply(network, b)} is b aligned with a. Layers of identity units are
 *                       left unchanged by it; relu units are also scaled as in a
 * @param unitResiduals  for each hidden layer except identity layers, the distance of each unit of a from the unit it is
 *                       matched with: incoming weights, bias and outgoing weights
 * @param outputResidual the distance of the output biases; of the whole affine maps if all layers are identity layers
 * @param provenOptimal  whether no symmetry can do better
 * @param leastDistance  what no symmetry can be below: the distance where it is proven, else a bound that holds for any size
 * @param measuredIn     what the distance is measured in
 */
@SuppressWarnings("ArrayRecordComponent") // compared by effect, not as records
public record Alignment(
        double rawDistance,
        double distance,
        double scale,
        Symmetry symmetry,
        List<double[]> unitResiduals,
        double outputResidual,
        boolean provenOptimal,
        double leastDistance,
        Measure measuredIn) {

    /**
     * Aligns b with a.
     *
     * @throws IllegalArgumentException if a parameter is not a finite number (up to 1e150), or their count is wrong
     */
    public static Alignment between(Network network, double[] a, double[] b) {
        ComparedForm formOfA = ComparedForm.of(network, a);
        ComparedForm formOfB = ComparedForm.of(network, b);
        if (comesBefore(formOfB.parameters(), formOfA.parameters())) {
            return inOrder(network, b, a, formOfB, formOfA, true);
        }
        return inOrder(network, a, b, formOfA, formOfB, false);
    }

    /** Always solved in the same order of the two, so that rounding and ties cannot depend on who is called a. */
    private static Alignment inOrder(
            Network network, double[] a, double[] b, ComparedForm formOfA, ComparedForm formOfB, boolean exchanged) {
        AlignmentProblem problem = new AlignmentProblem(formOfA.network(), formOfA.parameters(), formOfB.parameters());
        Arrangement g = LayerwiseSearch.search(problem);
        boolean feasible = ExactSearch.isFeasible(problem);
        if (feasible && problem.depth() > 1) {
            g = ExactSearch.search(problem, g);
        }
        double distance = Math.sqrt(problem.total(g));
        Symmetry symmetry = inOriginalParameters(network, g, formOfA, formOfB);
        return new Alignment(
                Norm.ofDifference(a, b),
                distance,
                Math.max(Norm.of(formOfA.parameters()), Norm.of(formOfB.parameters())),
                exchanged ? symmetry.inverse() : symmetry,
                residuals(problem, g, exchanged),
                problem.outputResidual(),
                feasible || distance == 0,
                feasible || distance == 0 ? distance : Math.min(distance, Math.sqrt(LeastDistance.squared(problem))),
                Measure.of(network));
    }

    private static boolean comesBefore(double[] a, double[] b) {
        for (int k = 0; k < a.length; k++) {
            int order = Double.compare(a[k], b[k]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static Symmetry inOriginalParameters(
            Network network, Arrangement g, ComparedForm formOfA, ComparedForm formOfB) {
        List<LayerSymmetry> layers = new ArrayList<>(Symmetry.neutral(network).layers());
        for (int l = 0; l < g.from.length; l++) {
            double[] factors = g.sign[l].clone();
            for (int i = 0; i < factors.length; i++) {
                factors[i] *=
                        formOfB.scales().get(l)[g.from[l][i]] / formOfA.scales().get(l)[i];
            }
            layers.set(formOfA.origins().get(l), UnitMoves.of(g.from[l], factors));
        }
        return new Symmetry(layers);
    }

    private static List<double[]> residuals(AlignmentProblem problem, Arrangement g, boolean exchanged) {
        return IntStream.range(0, problem.depth())
                .mapToObj(l -> {
                    double[] residuals = new double[g.from[l].length];
                    for (int i = 0; i < residuals.length; i++) {
                        int place = exchanged ? g.from[l][i] : i;
                        residuals[place] =
                                Math.sqrt(problem.squaredDistance(l, i, g.from[l][i], g.sign[l][i], g, Parts.ALL));
                    }
                    return residuals;
                })
                .toList();
    }
}
