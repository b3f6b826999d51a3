package org.manymoons.dl4j;

import java.util.List;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Hands every update that DL4J makes to the reference's side, with the state before and after it. */
final class StepListener extends BaseTrainingListener {
    private final List<Samples> batches;
    private final Predicate<ObservedUpdate> observer;
    private double[] parameters;
    private double[] state;
    private boolean stopped;

    StepListener(MultiLayerNetwork network, List<Samples> batches, Predicate<ObservedUpdate> observer) {
        this.batches = batches;
        this.observer = observer;
        parameters = network.params().toDoubleVector();
        state = updaterState(network);
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        double[] after = model.params().toDoubleVector();
        double[] stateAfter = updaterState((MultiLayerNetwork) model);
        ObservedUpdate step = new ObservedUpdate(
                iteration, batches.get(iteration % batches.size()), parameters, state, after, stateAfter);
        if (!observer.test(step)) {
            stopped = true;
        }
        parameters = after;
        state = stateAfter;
    }

    /** Whether the observer has asked to stop. */
    boolean isStopped() {
        return stopped;
    }

    private static double[] updaterState(MultiLayerNetwork network) {
        INDArray view =
                network.getUpdater() == null ? null : network.getUpdater().getStateViewArray();
        return view == null ? new double[0] : view.toDoubleVector();
    }
}
