package org.manymoons.endstate;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.ShiftFreeObjective;
import org.manymoons.symmetry.TwoClassSoftmax;

/** End states of softmax networks over two classes, which are polished as networks with one sigmoid: of these limits are known. */
final class TwoClassEnds {
    private TwoClassEnds() {}

    /** Where it is a channel, the network has weights of 0 to class 0, so that norms along the channel are those of both. */
    static EndState polish(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        Network softmax = objective.network();
        double[] shift = TwoClassSoftmax.shift(softmax, start);
        Objective one = Kernels.objective(TwoClassSoftmax.asOneSigmoid(softmax), objective.samples());
        EndState end = new Polisher(one, stop)
                .polish(
                        TwoClassSoftmax.toOneSigmoid(softmax, start),
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
}
