package org.manymoons.census;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.endstate.ChannelGroup;
import org.manymoons.endstate.EndFigures;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState;
import org.manymoons.predictions.Accuracy;
import org.manymoons.predictions.Wilson;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.Orbit;

/** Puts a group of seeds into the form of the results. */
final class Description {
    private static final double EQUAL_UNITS = 10; // multiples of the error of the parameters

    private final Objective objective;
    private final @Nullable Samples test;
    private final Grouping grouping;
    private final int finished;

    /**
     * @param finished the number of seeds that have an end state
     */
    Description(Objective objective, @Nullable Samples test, Grouping grouping, int finished) {
        this.objective = objective;
        this.test = test;
        this.grouping = grouping;
        this.finished = finished;
    }

    FoundEndState of(Grouping.SeedGroup group) {
        EndState end = group.endState();
        Channel channel = end.channel();
        double[] parameters = end.parameters();
        Network network = objective.network();
        EndFigures figures = EndFigures.of(
                end, Accuracy.of(network, parameters, objective.samples()), Accuracy.of(network, parameters, test));
        return new FoundEndState(
                channel == null ? figures : figures.withoutPoint(),
                group.hits(),
                hitsInterval(group),
                group.seeds(),
                group.undecidedWith(),
                copies(end),
                network.hidden().size() == 1 ? units(network, parameters) : null,
                channel == null ? null : evidence(channel));
    }

    /** From what is proven to end there to what may: seeds without a kind, and end states that may be this one, count above. */
    private List<Double> hitsInterval(Grouping.SeedGroup group) {
        if (group.endState().kind() == Kind.NOT_CONVERGED) {
            return Wilson.interval(group.hits(), finished);
        }
        int perhaps = grouping.notConvergedSeeds()
                + grouping.groups().stream()
                        .filter(other ->
                                group.undecidedWith().contains(other.seeds().get(0)))
                        .mapToInt(Grouping.SeedGroup::hits)
                        .sum();
        return List.of(
                Wilson.interval(group.hits(), finished).get(0),
                Wilson.interval(Math.min(finished, group.hits() + perhaps), finished)
                        .get(1));
    }

    private @Nullable BigInteger copies(EndState end) {
        if (end.kind() == Kind.CHANNEL_TO_INFINITY || end.kind() == Kind.NOT_CONVERGED) {
            return null;
        }
        double error = SameEndState.of(objective, end, end).parameterError();
        return Orbit.of(objective.network(), end.parameters(), EQUAL_UNITS * error)
                .copies()
                .orElse(null);
    }

    private static List<FoundEndState.Unit> units(Network network, double[] parameters) {
        Layer hidden = network.layers().get(0);
        List<FoundEndState.Unit> units = new ArrayList<>();
        Layer output = network.output();
        for (int i = 0; i < hidden.units(); i++) {
            int unit = i;
            double[] outgoing = IntStream.range(0, output.units())
                    .mapToDouble(k -> parameters[output.weight(k, unit)])
                    .toArray();
            units.add(new FoundEndState.Unit(
                    Arrays.copyOfRange(parameters, hidden.weight(i, 0), hidden.weight(i, 0) + hidden.inputs()),
                    parameters[hidden.bias(i)],
                    outgoing.length == 1 ? outgoing[0] : null,
                    outgoing.length == 1 ? null : outgoing));
        }
        return units;
    }

    private static FoundEndState.ChannelEvidence evidence(Channel channel) {
        return new FoundEndState.ChannelEvidence(ChannelGroup.of(channel), channel.path());
    }
}
