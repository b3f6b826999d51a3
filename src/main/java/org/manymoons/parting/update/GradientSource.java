package org.manymoons.parting.update;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** The gradient of the loss without weight decay on the batch of each update, and the sizes of what is rounded in it. */
public final class GradientSource {
    private static final int FEW =
            1000; // chosen: of fewer samples the fast objective takes longer to be made than it saves

    private final Network network;
    private final Samples samples;
    private final Criterion criterion;
    private final BatchPlan plan;
    private final List<Samples> batches;
    private final boolean[] weights;
    private final @Nullable Objective[] objectives;

    /** @param network without weight decay */
    public GradientSource(Network network, Samples samples, Criterion criterion, BatchPlan plan) {
        this.network = network;
        this.samples = samples;
        this.criterion = criterion;
        this.plan = plan;
        batches = plan.batches(samples);
        weights = new boolean[network.parameterCount()];
        for (Network.Layer layer : network.layers()) {
            Arrays.fill(weights, layer.weights(), layer.biases(), true);
        }
        objectives = new Objective[batches.size()];
    }

    /** Which parameters are weights, not biases. */
    public boolean[] weights() {
        return weights;
    }

    public Network network() {
        return network;
    }

    public Samples samples() {
        return samples;
    }

    public Criterion criterion() {
        return criterion;
    }

    public BatchPlan plan() {
        return plan;
    }

    public boolean isFullBatch() {
        return batches.size() == 1 && batches.get(0).size() == samples.size();
    }

    /** How many batches an epoch has. */
    public int batches() {
        return batches.size();
    }

    /** The samples of the update after so many others. */
    public Samples batch(long iteration) {
        return batches.get((int) (iteration % batches.size()));
    }

    /** The loss that belongs to the outputs, whatever the criterion is. */
    public Objective objective(long iteration) {
        int at = (int) (iteration % batches.size());
        Objective known = objectives[at];
        if (known == null) {
            Samples batch = batches.get(at);
            known = batch.size() < FEW ? Objective.of(network, batch) : Kernels.objective(network, batch);
            objectives[at] = known;
        }
        return known;
    }

    public double[] gradient(double[] parameters, long iteration) {
        return switch (criterion) {
            case OF_THE_OUTPUTS -> objective(iteration).gradient(parameters);
            case SQUARED_ERROR -> criterion.gradient(network, parameters, batch(iteration));
        };
    }

    /** See {@link RoundedTerms}. */
    public double[] roundedTerms(double[] parameters, long iteration) {
        return RoundedTerms.of(network, parameters, batch(iteration));
    }
}
