package org.manymoons.modelfile;

import java.util.Set;
import org.manymoons.data.Budget;
import tools.jackson.databind.JsonNode;

/** What the training loss of a saved layer adds for its parameters. */
final class Penalties {
    private Penalties() {}

    /** Adds the layer's l2 of the weights, and names of everything else that costs something. */
    static void of(JsonNode layer, Set<Double> decays, Set<String> others) {
        double l2 = number(layer.path("l2"), others);
        if (number(layer.path("l1"), others) > 0) {
            others.add("l1");
        }
        if (number(layer.path("l1Bias"), others) > 0 || number(layer.path("l2Bias"), others) > 0) {
            others.add("a penalty on biases");
        }
        for (JsonNode term : layer.path("regularization")) {
            TypeNames.Typed typed = TypeNames.of(term);
            String name = typed == null ? "unknown regularisation" : typed.name();
            switch (name) {
                case "l2regularization" -> l2 += schedule(term.path("l2"), others);
                case "l1regularization" -> {
                    if (schedule(term.path("l1"), others) > 0) {
                        others.add("l1");
                    }
                }
                default -> others.add(name);
            }
        }
        for (JsonNode term : layer.path("regularizationBias")) {
            if (schedule(term.path("l2"), others) > 0 || schedule(term.path("l1"), others) > 0) {
                others.add("a penalty on biases");
            }
        }
        decays.add(l2);
    }

    /** Of the first versions, which write NaN for what is not set. */
    private static double number(JsonNode node, Set<String> others) {
        return node.isNumber() ? checked(node.asDouble(), others) : 0;
    }

    private static double checked(double penalty, Set<String> others) {
        if (!(penalty >= 0 && penalty <= Budget.LARGEST_NUMBER)) {
            others.add("a penalty of " + penalty);
            return 0;
        }
        return penalty;
    }

    private static double schedule(JsonNode node, Set<String> others) {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        TypeNames.Typed typed = TypeNames.of(node);
        if (typed == null || !typed.name().equals("fixedschedule")) {
            others.add("regularisation that changes during training");
        }
        JsonNode value = node.path("value");
        return checked(value.isNumber() ? value.asDouble() : Double.NaN, others);
    }
}
