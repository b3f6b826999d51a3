package org.manymoons.symmetry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.manymoons.reference.Network.Layer;

/**
 * A permutation of a layer's units with a sign or scale for each: new unit i is old unit {@code moves[i].from}, its
 * incoming weights and bias times {@code moves[i].factor}, its outgoing weights divided by it.
 */
public record UnitMoves(List<UnitMove> moves) implements LayerSymmetry {
    public UnitMoves {
        moves = List.copyOf(moves);
        int[] sources = moves.stream().mapToInt(UnitMove::from).sorted().toArray();
        if (!Arrays.equals(sources, IntStream.range(0, moves.size()).toArray())) {
            throw new IllegalArgumentException(
                    "every unit from 0 to " + (moves.size() - 1) + " must be moved exactly once: " + moves);
        }
    }

    public static UnitMoves of(int[] from, double[] factors) {
        return new UnitMoves(IntStream.range(0, from.length)
                .mapToObj(i -> new UnitMove(from[i], factors[i]))
                .toList());
    }

    static UnitMoves unchanged(int units) {
        return new UnitMoves(
                IntStream.range(0, units).mapToObj(i -> new UnitMove(i, 1)).toList());
    }

    @Override
    public int units() {
        return moves.size();
    }

    @Override
    public UnitMoves inverse() {
        UnitMove[] inverse = new UnitMove[units()];
        for (int i = 0; i < units(); i++) {
            inverse[moves.get(i).from()] = new UnitMove(i, 1 / moves.get(i).factor());
        }
        return new UnitMoves(List.of(inverse));
    }

    @Override
    public LayerSymmetry after(LayerSymmetry first) {
        if (!(first instanceof UnitMoves earlier)) {
            return asMixing().after(first);
        }
        return new UnitMoves(moves.stream()
                .map(move -> {
                    UnitMove before = earlier.moves.get(move.from());
                    return new UnitMove(before.from(), move.factor() * before.factor());
                })
                .toList());
    }

    @Override
    public double[] apply(Layer layer, Layer next, double[] parameters) {
        Freedom freedom = Freedom.of(layer.activation());
        double[] moved = parameters.clone();
        for (int i = 0; i < units(); i++) {
            int from = moves.get(i).from();
            double factor = moves.get(i).factor();
            if (!freedom.allows(factor)) {
                throw new IllegalArgumentException("a unit with activation " + layer.activation()
                        + " can be multiplied by " + freedom.factors() + ": unit=" + (i + 1) + ", factor=" + factor);
            }
            for (int j = 0; j < layer.inputs(); j++) {
                moved[layer.weight(i, j)] = factor * parameters[layer.weight(from, j)];
            }
            moved[layer.bias(i)] = factor * parameters[layer.bias(from)];
            for (int k = 0; k < next.units(); k++) {
                double outgoing = parameters[next.weight(k, from)];
                moved[next.weight(k, i)] = outgoing / factor;
                if (freedom == Freedom.FLIP && factor == -1) { // v s(z) = v - v s(-z)
                    moved[next.bias(k)] += outgoing;
                }
            }
        }
        return moved;
    }

    @Override
    public Mixing asMixing() {
        double[][] matrix = new double[units()][units()];
        double[][] inverse = new double[units()][units()];
        for (int i = 0; i < units(); i++) {
            UnitMove move = moves.get(i);
            matrix[i][move.from()] = move.factor();
            inverse[move.from()][i] = 1 / move.factor();
        }
        return new Mixing(matrix, inverse);
    }

    /** For a beginner: {@code unit 1 <- 3 (sign flipped), unit 3 <- 1}; units that stay are left out. */
    @Override
    public String toString() {
        String changes = IntStream.range(0, units())
                .filter(i -> !moves.get(i).equals(new UnitMove(i, 1)))
                .mapToObj(i -> "unit " + (i + 1) + " <- " + moves.get(i))
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "unchanged" : changes;
    }
}
