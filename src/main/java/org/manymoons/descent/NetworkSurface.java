package org.manymoons.descent;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;

/** The loss of a network; its output weights and output bias are the linear parameters. */
public record NetworkSurface(Objective objective) implements Surface {
    @Override
    public double loss(double[] parameters) {
        return objective.loss(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        return objective.gradient(parameters);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        return objective.hessian(parameters);
    }

    @Override
    public Rounding rounding(double[] parameters) {
        RoundingBound bound = RoundingBound.of(objective.network(), parameters, objective.samples());
        return new Rounding(bound.loss(), bound.gradient());
    }

    @Override
    public boolean isProjectable() {
        Network network = objective.network();
        return network.isOneSigmoid()
                || (network.predictsNumber() && !network.hidden().isEmpty());
    }

    @Override
    public int[] linearParameters() {
        return IntStream.range(
                        objective.network().output().weights(),
                        objective.network().parameterCount())
                .toArray();
    }

    @Override
    public GeneralizedLinearModel regression(double[] parameters) {
        Network network = objective.network();
        double[][] hidden = objective.lastHidden(parameters);
        double[][] features = Arrays.copyOf(hidden, hidden.length + 1);
        features[hidden.length] = new double[objective.samples().size()];
        Arrays.fill(features[hidden.length], 1);
        double[] decay = new double[features.length];
        Arrays.fill(decay, 0, hidden.length, network.l2());
        double[] labels = objective.samples().labels();
        double[] none = new double[labels.length];
        return network.isOneSigmoid()
                ? new LogisticRegression(features, none, labels, decay)
                : new LinearRegression(features, none, labels, decay);
    }
}
