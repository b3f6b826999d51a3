package org.manymoons.endstate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.channel.ChannelSearch;
import org.manymoons.descent.Descent;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.ShiftFreeObjective;
import org.manymoons.symmetry.TanhAsSigmoid;
import org.manymoons.symmetry.TwoClassSoftmax;

/** End states of networks that are polished as another network with the same function, and judged as what they are. */
final class RewrittenEnds {
    /** Chosen: from the start, and from three places on the way. */
    private static final int ATTEMPTS = 4;

    private RewrittenEnds() {}

    /**
     * Of a softmax over two classes, as a network with one sigmoid: of these limits are known. Where it is a channel, the network has
     * weights of 0 to class 0, so that norms along the channel are those of both.
     */
    static EndState asOneSigmoid(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        Network softmax = objective.network();
        double[] shift = TwoClassSoftmax.shift(softmax, start);
        Objective one = Kernels.objective(TwoClassSoftmax.asOneSigmoid(softmax), objective.samples());
        EndState end = smooth(
                one,
                TwoClassSoftmax.toOneSigmoid(softmax, start),
                stop,
                place -> way.accept(TwoClassSoftmax.toSoftmax(softmax, place, shift)));
        double[] reached = end.parameters();
        int steps = end.decision().iterations();
        Objective shiftFree = ShiftFreeObjective.of(objective);
        if (end.channel() != null) {
            double[] noughts = TwoClassSoftmax.shiftOfNoughts(softmax, reached);
            return Classifier.channel(
                    shiftFree, TwoClassSoftmax.toSoftmax(softmax, reached, noughts), end.channel(), steps);
        }
        double[] written = TwoClassSoftmax.toSoftmax(softmax, reached, shift);
        EndState judged = Classifier.classify(shiftFree, written, steps).end();
        return judged.kind() == Kind.NOT_CONVERGED && end.kind() != Kind.NOT_CONVERGED
                ? new Polisher(objective, stop).polish(written, way)
                : judged;
    }

    /**
     * Of a smooth network as it is, and where that arrives nowhere, with the other of tanh and sigmoid from places on that way: steps are
     * measured in other units then, in which the way may be shorter. What is found so counts if it is no higher than where the first way
     * has come.
     *
     * @param way of the attempt that counts
     */
    static EndState smooth(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        if (!TanhAsSigmoid.is(objective.network()) || !ChannelSearch.applies(objective.network())) {
            return new Polisher(objective, stop).polish(start, way);
        }
        List<double[]> places = new ArrayList<>();
        EndState end = new Polisher(objective, stop).polish(start, place -> places.add(place.clone()));
        int attempts = end.kind() != Kind.NOT_CONVERGED
                ? 0
                : objective.network().parameterCount() <= WayToInfinity.SMALL ? ATTEMPTS : 1;
        for (int n = 0; n < attempts && !stop.getAsBoolean(); n++) {
            List<double[]> before = new ArrayList<>(places.subList(0, n * places.size() / attempts));
            double[] from = before.isEmpty() ? start : before.get(before.size() - 1);
            Optional<EndState> other = withOtherActivation(objective, from, stop, before);
            if (other.isPresent() && cost(other.get()) <= end.loss()) {
                before.forEach(way);
                return other.get();
            }
        }
        places.forEach(way);
        return end;
    }

    private static Optional<EndState> withOtherActivation(
            Objective objective, double[] start, BooleanSupplier stop, List<double[]> places) {
        Network network = objective.network();
        Objective other = Kernels.objective(TanhAsSigmoid.written(network), objective.samples());
        EndState there = new Polisher(other, stop)
                .polish(
                        TanhAsSigmoid.parameters(network, start),
                        place -> places.add(TanhAsSigmoid.parameters(other.network(), place)));
        if (there.kind() == Kind.NOT_CONVERGED) {
            return Optional.empty();
        }
        double[] back = TanhAsSigmoid.parameters(other.network(), there.parameters());
        if (there.kind() == Kind.CHANNEL_TO_INFINITY) {
            Descent descent =
                    new Descent(new NetworkSurface(objective), back, stop, place -> places.add(place.clone()));
            WayToInfinity infinity = new WayToInfinity(objective, stop);
            return infinity.separable(descent).or(() -> infinity.channel(descent));
        }
        return Optional.of(new Polisher(objective, stop).polish(back, place -> places.add(place.clone())))
                .filter(end -> end.kind() != Kind.NOT_CONVERGED);
    }

    private static double cost(EndState end) {
        return end.channel() == null ? end.loss() : end.channel().limit();
    }
}
