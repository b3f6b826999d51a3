package org.manymoons.channel.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/**
 * A limit model at given parameters, in pieces.
 *
 * @param constant the constant of the logit
 * @param cuts     units that are gone because they cut off samples
 * @param output   the loss of the output
 */
public record LimitState(List<Piece> pieces, double constant, List<Cut> cuts, ScalarLoss output) {
    /**
     * A unit that cuts off samples of one class: incoming and outgoing weights diverge, so that the loss of the samples
     * beyond its line goes to zero and the others see a constant.
     *
     * @param line   w, b
     * @param beyond which samples are cut off
     * @param sign   of their labels, +1 or -1
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Cut(int unit, double[] line, boolean[] beyond, double sign) {}

    /**
     * One term with its parameters and the hidden units, counted from 0, that it stands for.
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Piece(LimitTerm term, double[] parameters, List<Integer> units) {
        /** w.x + b, where these are the first parameters. */
        public double affine(double[] x) {
            double z = parameters[x.length];
            for (int j = 0; j < x.length; j++) {
                z += parameters[j] * x[j];
            }
            return z;
        }

        /** The units of the two, ascending. */
        public List<Integer> unitsWith(Piece other) {
            return Stream.concat(units.stream(), other.units.stream()).sorted().toList();
        }
    }

    public LimitState {
        pieces = List.copyOf(pieces);
        cuts = List.copyOf(cuts);
    }

    /** Of one sigmoid. */
    public LimitState(List<Piece> pieces, double constant, List<Cut> cuts) {
        this(pieces, constant, cuts, ScalarLoss.CROSS_ENTROPY);
    }

    /** A network with one hidden layer as a sum of units. */
    public static LimitState of(Network network, double[] parameters) {
        Layer hidden = network.layers().get(0);
        int d = hidden.inputs();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < hidden.units(); i++) {
            double[] unit = new double[d + 2];
            System.arraycopy(parameters, hidden.weight(i, 0), unit, 0, d);
            unit[d] = parameters[hidden.bias(i)];
            unit[d + 1] = parameters[network.output().weight(0, i)];
            pieces.add(new Piece(new UnitTerm(hidden.activation()), unit, List.of(i)));
        }
        return new LimitState(pieces, parameters[network.output().bias(0)], List.of(), ScalarLoss.of(network));
    }

    /** The parameters of the network, where every piece is a unit. */
    public double[] network(Network network) {
        Layer hidden = network.layers().get(0);
        int d = hidden.inputs();
        double[] parameters = new double[network.parameterCount()];
        for (Piece piece : pieces) {
            int i = piece.units().get(0);
            System.arraycopy(piece.parameters(), 0, parameters, hidden.weight(i, 0), d);
            parameters[hidden.bias(i)] = piece.parameters()[d];
            parameters[network.output().weight(0, i)] = piece.parameters()[d + 1];
        }
        parameters[network.output().bias(0)] = constant;
        return parameters;
    }

    public LimitModel model(Samples samples) {
        return new LimitModel(pieces.stream().map(Piece::term).toList(), samples, excluded(samples.size()), output);
    }

    /** The model of units and ramps with this weight decay. */
    public DecayedModel decayedModel(Samples samples, double l2) {
        boolean[] weights = new boolean[parameters().length];
        Arrays.fill(weights, 0, weights.length - 1, true);
        int offset = 0;
        for (Piece piece : pieces) {
            if (piece.term() instanceof UnitTerm) {
                weights[offset + samples.features()] = false; // the bias
            }
            offset += piece.parameters().length;
        }
        return new DecayedModel(model(samples), l2, weights);
    }

    /** The parameters in the order of {@link #model}. */
    public double[] parameters() {
        int size =
                1 + pieces.stream().mapToInt(piece -> piece.parameters().length).sum();
        double[] all = new double[size];
        int offset = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.parameters(), 0, all, offset, piece.parameters().length);
            offset += piece.parameters().length;
        }
        all[offset] = constant;
        return all;
    }

    /** The same terms at other parameters. */
    public LimitState at(double[] parameters) {
        List<Piece> moved = new ArrayList<>();
        int offset = 0;
        for (Piece piece : pieces) {
            int size = piece.parameters().length;
            moved.add(new Piece(piece.term(), Arrays.copyOfRange(parameters, offset, offset + size), piece.units()));
            offset += size;
        }
        return new LimitState(moved, parameters[offset], cuts, output);
    }

    /** With these pieces replaced by another, and something added to the constant. */
    public LimitState replaced(List<Piece> old, List<Piece> by, double added) {
        List<Piece> rest = new ArrayList<>(by);
        for (Piece piece : pieces) {
            if (!old.contains(piece)) {
                rest.add(piece);
            }
        }
        return new LimitState(rest, constant + added, cuts, output);
    }

    /** Without one piece, which becomes a cut. */
    public LimitState cut(Piece piece, Cut cut, double added) {
        LimitState rest = replaced(List.of(piece), List.of(), added);
        List<Cut> all = new ArrayList<>(cuts);
        all.add(cut);
        return new LimitState(rest.pieces(), rest.constant(), all, output);
    }

    /** With the last cut made a unit again. */
    public LimitState uncut(Piece unit, double added) {
        List<Piece> all = new ArrayList<>(pieces);
        all.add(unit);
        return new LimitState(all, constant + added, cuts.subList(0, cuts.size() - 1), output);
    }

    /** The samples that are cut off. */
    public boolean[] excluded(int samples) {
        boolean[] excluded = new boolean[samples];
        for (Cut cut : cuts) {
            for (int n = 0; n < samples; n++) {
                excluded[n] |= cut.beyond()[n];
            }
        }
        return excluded;
    }

    /** With the first corrections that fading units bring along, at zero. */
    public LimitState bent() {
        return new LimitState(pieces.stream().map(LimitState::bent).toList(), constant, cuts, output);
    }

    private static Piece bent(Piece piece) {
        double[] p = piece.parameters();
        if (piece.term() instanceof LinearTerm) {
            return new Piece(new LinearTerm(true), Arrays.copyOf(p, p.length + 1), piece.units());
        }
        if (piece.term() instanceof CubicTerm cubic) {
            return new Piece(new CubicTerm(cubic.sign(), true), Arrays.copyOf(p, p.length + 1), piece.units());
        }
        return piece;
    }

    /** Whether a single unit fades. */
    public boolean hasLine() {
        return pieces.stream().anyMatch(piece -> piece.term() instanceof LinearTerm);
    }

    public boolean isNetwork() {
        return cuts.isEmpty() && pieces.stream().allMatch(piece -> piece.term() instanceof UnitTerm);
    }
}
