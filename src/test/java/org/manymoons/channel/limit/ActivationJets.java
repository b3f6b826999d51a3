package org.manymoons.channel.limit;

import java.math.BigDecimal;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** One row of activation_jets.json: an activation at an argument, by mpmath. */
record ActivationJets(Activation activation, double z, JsonNode node) {
    private static final List<ActivationJets> ALL = Golden.json("activation_jets.json")
            .get("cases")
            .valueStream()
            .map(node -> new ActivationJets(
                    Activation.valueOf(node.get("activation").asString()),
                    node.get("z").asDouble(),
                    node))
            .toList();

    static List<ActivationJets> of(Activation activation) {
        return ALL.stream().filter(row -> row.activation == activation).toList();
    }

    /** f^(n)(z), rounded. */
    double derivative(int n) {
        return number("jet", n);
    }

    /** How far a computed f^(n)(z) is from the exact one. */
    double distance(double computed, int n) {
        return distance(computed, node.get("jet").get(n));
    }

    static double distance(double computed, JsonNode exact) {
        return new BigDecimal(computed)
                .subtract(new BigDecimal(exact.asString()))
                .abs()
                .doubleValue();
    }

    /** How much f^(n)(z) changes by the relative error of the exponential that it is computed from. */
    double condition(int n) {
        return number("condition", n);
    }

    /** How much f^(n)(z) may change by the relative error of rate z in z s(rate z). */
    double argument(int n) {
        return number("argument", n);
    }

    private double number(String name, int n) {
        return node.get(name).get(n).asDouble();
    }

    @Override
    public String toString() {
        return activation + " at " + z;
    }
}
