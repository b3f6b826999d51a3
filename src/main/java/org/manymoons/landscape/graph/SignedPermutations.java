package org.manymoons.landscape.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.GroupOrder;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

/**
 * The finite group of a network's symmetries with a number for each element: for every hidden layer a permutation of its
 * units, with a sign for each where the activation has signs.
 */
final class SignedPermutations {
    /** Chosen, for time and memory: 6 tanh units have 46,080. */
    private static final int MOST = 50_000;

    /** One layer's permutations in order, and whether there are signs. */
    private record LayerGroup(int units, boolean signs, int size) {
        static LayerGroup of(Layer layer) {
            boolean signs = Freedom.of(layer.activation()).hasSigns();
            return new LayerGroup(
                    layer.units(), signs, GroupOrder.of(layer.units(), signs).intValueExact());
        }

        /** The permutation's place in lexicographic order (Lehmer code), and the signs as bits. */
        int number(UnitMoves moves) {
            int rank = 0;
            int bits = 0;
            for (int i = 0; i < units; i++) {
                int smaller = 0;
                for (int j = i + 1; j < units; j++) {
                    smaller +=
                            moves.moves().get(j).from() < moves.moves().get(i).from() ? 1 : 0;
                }
                rank = rank * (units - i) + smaller;
                bits = 2 * bits + (moves.moves().get(i).factor() < 0 ? 1 : 0);
            }
            return signs ? (rank << units) + bits : rank;
        }

        UnitMoves element(int number) {
            int rank = signs ? number >> units : number;
            int[] digits = new int[units];
            for (int i = units - 1; i >= 0; i--) {
                digits[i] = rank % (units - i);
                rank /= units - i;
            }
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < units; i++) {
                left.add(i);
            }
            int[] from = new int[units];
            double[] factors = new double[units];
            for (int i = 0; i < units; i++) {
                from[i] = left.remove(digits[i]);
                factors[i] = signs && (number >> (units - 1 - i) & 1) == 1 ? -1 : 1;
            }
            return UnitMoves.of(from, factors);
        }
    }

    private final List<LayerGroup> layers;
    private final int size;

    private SignedPermutations(List<LayerGroup> layers, int size) {
        this.layers = layers;
        this.size = size;
    }

    /** Of this network; empty where there are too many, or infinitely many. */
    static Optional<SignedPermutations> of(Network network) {
        long size = 1;
        List<LayerGroup> layers = new ArrayList<>();
        for (Layer layer : network.hidden()) {
            Freedom freedom = Freedom.of(layer.activation());
            boolean finite = freedom != Freedom.SCALE && freedom != Freedom.MIXING;
            if (!finite || GroupOrder.of(layer.units(), freedom.hasSigns()).bitLength() > Integer.SIZE - 2) {
                return Optional.empty();
            }
            layers.add(LayerGroup.of(layer));
            size *= layers.get(layers.size() - 1).size();
            if (size > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new SignedPermutations(layers, (int) size));
    }

    int size() {
        return size;
    }

    /** From 0 up to the size. */
    int number(Symmetry symmetry) {
        int number = 0;
        for (int l = 0; l < layers.size(); l++) {
            LayerGroup layer = layers.get(l);
            number = number * layer.size() + layer.number(signed(symmetry, l));
        }
        return number;
    }

    private static UnitMoves signed(Symmetry symmetry, int l) {
        if (symmetry.layers().get(l) instanceof UnitMoves moves) {
            for (UnitMove move : moves.moves()) {
                if (Math.abs(move.factor()) != 1) {
                    throw new IllegalArgumentException("no signed permutation: " + symmetry);
                }
            }
            return moves;
        }
        throw new IllegalArgumentException("no signed permutation: " + symmetry);
    }

    /** The symmetry that has this number. */
    Symmetry element(int number) {
        List<UnitMoves> moves = new ArrayList<>();
        int rest = number;
        for (int l = layers.size() - 1; l >= 0; l--) {
            moves.add(0, layers.get(l).element(rest % layers.get(l).size()));
            rest /= layers.get(l).size();
        }
        return new Symmetry(List.copyOf(moves));
    }

    /** For every element h, in the order of their numbers, the number of h after g. */
    int[] afterEach(Symmetry g) {
        int[] numbers = new int[size];
        for (int h = 0; h < size; h++) {
            numbers[h] = number(element(h).compose(g));
        }
        return numbers;
    }
}
