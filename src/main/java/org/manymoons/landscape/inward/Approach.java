package org.manymoons.landscape.inward;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.manymoons.channel.Channel;
import org.manymoons.channel.RealisedNetworks;
import org.manymoons.compare.Barrier;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.endstate.EndState;
import org.manymoons.landscape.saddle.InwardWalk;
import org.manymoons.landscape.saddle.RoughPath;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;

/**
 * A way from an end state inwards, to networks of moderate weights: for a channel along networks that realise its limit first.
 *
 * @param networks the end state, or the outermost network that realises it, first; straight lines lead from each to the next
 * @param heights  for each of them the highest loss on the way from there out to the end state
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Approach(List<double[]> networks, double[] heights) {
    /** Chosen: from such a norm on inwards lowest places on spheres are looked for; farther out steps are lost in rounding. */
    private static final double FAR = 2000;

    /** Chosen, of the limit: where a network that realises a channel costs so much more, lowest places are looked for already. */
    private static final double DEAR = 1.1;

    /** Chosen: so many networks of a way are skipped at once at most. */
    private static final int FARTHEST_SKIP = 64;

    /** Rounding of a norm. */
    private static final double SAME_RADIUS = 1e-9;

    /** Chosen: places on each straight line at which the loss is looked at. */
    private static final int LOOKED_AT = 11;

    public Approach {
        networks = List.copyOf(networks);
    }

    /** The way from this end state; it ends early where it is told to stop. */
    public static Approach of(Objective objective, EndState end, BooleanSupplier stop) {
        NetworkSurface surface = new NetworkSurface(objective);
        Channel channel = end.channel();
        List<double[]> realised = channel == null
                ? List.of(end.parameters())
                : realised(objective, end.parameters(), channel.limit(), stop);
        List<double[]> networks = new ArrayList<>(realised.subList(0, 1));
        List<Double> heights = new ArrayList<>(List.of(objective.loss(realised.get(0))));
        List<double[]> places = new ArrayList<>(realised.subList(1, realised.size()));
        places.addAll(InwardWalk.from(surface, realised.get(realised.size() - 1), stop));
        for (double[] place : places) {
            List<double[]> step = step(objective, surface, networks.get(networks.size() - 1), place);
            double height = Math.max(heights.get(heights.size() - 1), highest(objective, step));
            for (double[] network : step.subList(1, step.size())) {
                networks.add(network);
                heights.add(height);
            }
        }
        return new Approach(
                networks, heights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Networks that realise the channel, the outermost first; where none is known the one that is given. */
    private static List<double[]> realised(
            Objective objective, double[] parameters, double limit, BooleanSupplier stop) {
        List<double[]> all = RealisedNetworks.of(objective, parameters, stop);
        List<double[]> inwards = new ArrayList<>();
        for (int k = all.size() - 1; k >= 0; k--) {
            boolean dear = objective.loss(all.get(k)) > DEAR * limit;
            if (dear || !inwards.isEmpty() && Eigen.norm(inwards.get(inwards.size() - 1)) < FAR) {
                break;
            }
            inwards.add(all.get(k));
        }
        return inwards.isEmpty() ? List.of(parameters) : inwards;
    }

    /** Straight on to the next place, or around what is in between if that is lower. */
    private static List<double[]> step(Objective objective, NetworkSurface surface, double[] from, double[] to) {
        List<double[]> straight = List.of(from, to);
        double ends = Math.max(objective.loss(from), objective.loss(to));
        double over = highest(objective, straight);
        if (over <= ends) {
            return straight;
        }
        List<double[]> around = RoughPath.between(surface, from, to).images();
        return highest(objective, around) < over ? around : straight;
    }

    /** On the straight lines from each to the next, at some places. */
    static double highest(Objective objective, List<double[]> polygon) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 1; k < polygon.size(); k++) {
            for (double loss : Barrier.losses(objective, polygon.get(k - 1), polygon.get(k), LOOKED_AT)) {
                highest = Math.max(highest, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss);
            }
        }
        return highest;
    }

    /** The place on this sphere in {@link #networks}, the innermost; -1 where the way was never there. */
    public int on(int sphere) {
        double radius = InwardWalk.radius(sphere);
        for (int place = networks.size() - 1; place >= 0; place--) {
            if (Math.abs(Eigen.norm(networks.get(place)) - radius) < SAME_RADIUS * radius) {
                return place;
            }
        }
        return -1;
    }

    /**
     * Networks from that place out to the end state, as few as the straight lines between them allow.
     *
     * @param allowed what none of these lines may exceed unless the way itself does
     */
    List<double[]> outward(Objective objective, int place, double allowed) {
        double most = Math.max(allowed, heights[place]);
        List<double[]> way = new ArrayList<>(List.of(networks.get(place)));
        int k = place;
        while (k > 0) {
            int far = Math.min(k, FARTHEST_SKIP);
            while (far > 1 && highest(objective, List.of(networks.get(k), networks.get(k - far))) > most) {
                far /= 2;
            }
            k -= far;
            way.add(networks.get(k));
        }
        return way;
    }
}
