package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.Channel.WeightNorms;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LimitTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Network;

/** Describes the units that go to infinity towards a limit: in which way, how parallel they are, how their weights grow. */
final class DepartingUnits {
    private DepartingUnits() {}

    /** The groups of a limit, with angles in one network on the way and growth along the path. */
    static List<UnitGroup> groups(LimitState limit, Network network, double[] p, List<double[]> path) {
        List<UnitGroup> groups = new ArrayList<>();
        for (Piece piece : limit.pieces()) {
            if (!(piece.term() instanceof UnitTerm)) {
                groups.add(new UnitGroup(
                        way(piece.term()),
                        piece.units(),
                        cosine(network, p, piece.units(), 0),
                        cosine(network, p, piece.units(), 1),
                        growth(network, piece.units(), path)));
            }
        }
        for (LimitState.Cut cut : limit.cuts()) {
            groups.add(
                    new UnitGroup(Way.CUT_OFF, List.of(cut.unit()), 1, 1, growth(network, List.of(cut.unit()), path)));
        }
        return groups;
    }

    private static List<WeightNorms> growth(Network network, List<Integer> units, List<double[]> path) {
        return path.stream().map(p -> weightNorms(network, units, p)).toList();
    }

    private static WeightNorms weightNorms(Network network, List<Integer> units, double[] p) {
        double incoming = 0;
        double bias = 0;
        double outgoing = 0;
        for (int i : units) {
            incoming = Math.max(incoming, Math.sqrt(dot(network, p, i, i, 0)));
            bias = Math.max(bias, Math.abs(p[network.layers().get(0).bias(i)]));
            outgoing = Math.max(outgoing, Math.abs(p[network.output().weight(0, i)]));
        }
        return new WeightNorms(incoming, bias, outgoing);
    }

    private static Way way(LimitTerm term) {
        return switch (term.kind()) {
            case DIPOLE, TRIPOLE -> Way.MERGE;
            case LINEAR, CUBIC -> Way.FADE;
            case EXPONENTIAL -> Way.SATURATE;
            case SATURATED_DIPOLE -> Way.MERGE_AND_SATURATE;
            case STEP -> Way.SHARPEN;
            case HINGE -> Way.HINGE;
            case RAMP -> Way.LINEARISE;
            case UNIT -> throw new IllegalArgumentException("a unit goes nowhere: " + term);
        };
    }

    private static double cosine(Network network, double[] p, List<Integer> units, int bias) {
        double smallest = 1;
        for (int i : units) {
            for (int j : units) {
                double ij = dot(network, p, i, j, bias);
                double cosine = Math.abs(ij) / Math.sqrt(dot(network, p, i, i, bias) * dot(network, p, j, j, bias));
                smallest = Math.min(smallest, cosine);
            }
        }
        return smallest;
    }

    private static double dot(Network network, double[] p, int i, int j, int bias) {
        Network.Layer layer = network.layers().get(0);
        double sum = bias * p[layer.bias(i)] * p[layer.bias(j)];
        for (int k = 0; k < layer.inputs(); k++) {
            sum += p[layer.weight(i, k)] * p[layer.weight(j, k)];
        }
        return sum;
    }
}
