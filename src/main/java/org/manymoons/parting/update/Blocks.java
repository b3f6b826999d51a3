package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.manymoons.reference.Network;

/**
 * Which of W1, b1, W2, ... follow the gradient when each is looked at alone. Where some do and others do not the data are right, and
 * it is the others' update that is computed otherwise.
 *
 * @param follow those that some rule explains, with the rule
 * @param others those that none explains
 */
public record Blocks(Map<String, FittedRule> follow, List<String> others) {
    private static final int EQUATIONS_OF_AN_UNKNOWN = 5; // chosen: with fewer a rule could fit by chance

    /** Of these updates. */
    public static Blocks of(Steps steps, double unit) {
        Blocks blocks = new Blocks(new LinkedHashMap<>(), new ArrayList<>());
        List<Step> sample = steps.sample(0, steps.count());
        Network network = steps.source().network();
        for (int l = 0; l < network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l);
            blocks.add("W" + (l + 1), layer.weights(), layer.biases(), steps, sample, unit);
            blocks.add("b" + (l + 1), layer.biases(), layer.biases() + layer.units(), steps, sample, unit);
        }
        return blocks;
    }

    private void add(String name, int from, int to, Steps steps, List<Step> sample, double unit) {
        if (sample.size() * (to - from) < 4 * EQUATIONS_OF_AN_UNKNOWN) {
            return;
        }
        boolean[] weights = part(steps.source().weights(), from, to);
        FittedRule rule = FittedRule.of(
                weights, sample.stream().map(step -> part(step, from, to)).toList(), unit);
        if (rule != null && rule.explains()) {
            follow.put(name, rule);
        } else {
            others.add(name);
        }
    }

    private static Step part(Step step, int from, int to) {
        Step.Previous previous = step.previous();
        return new Step(
                step.iteration(),
                part(step.before(), from, to),
                part(step.after(), from, to),
                part(step.gradient(), from, to),
                part(step.terms(), from, to),
                previous == null ? null : part(previous, from, to));
    }

    private static Step.Previous part(Step.Previous previous, int from, int to) {
        return new Step.Previous(
                part(previous.change(), from, to),
                part(previous.before(), from, to),
                part(previous.gradient(), from, to),
                part(previous.terms(), from, to));
    }

    private static double[] part(double[] of, int from, int to) {
        return Arrays.copyOfRange(of, from, to);
    }

    private static boolean[] part(boolean[] of, int from, int to) {
        return Arrays.copyOfRange(of, from, to);
    }
}
