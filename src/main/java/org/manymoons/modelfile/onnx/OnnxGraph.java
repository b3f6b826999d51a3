package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Tensor;

/**
 * The one chain of steps from the input of a graph to its probabilities or numbers. What computes the most probable label from
 * them, as skl2onnx adds it, is left aside.
 */
final class OnnxGraph {
    private static final Set<String> LABELS =
            Set.of("ArgMax", "ArrayFeatureExtractor", "LabelEncoder", "TopK", "Greater", "Less", "Binarizer");
    static final int LONGEST_CHAIN = 200;

    /** The operation of this name has a factor alpha, 1 if it is not said. */
    private static final String SWISH = "Swish";

    private final Path file;
    private final GraphProto graph;
    private final OnnxConstants constants;
    private final Map<String, NodeProto> makers = new HashMap<>();

    OnnxGraph(Path file, GraphProto graph) {
        this.file = file;
        this.graph = graph;
        constants = new OnnxConstants(file, graph, makers);
        for (NodeProto node : graph.getNodeList()) {
            for (String output : node.getOutputList()) {
                if (makers.put(output, node) != null || constants.holds(output)) {
                    throw refused("computes " + OnnxNumbers.shown(output) + " twice");
                }
            }
        }
    }

    /** The steps, first to last. */
    List<OnnxStep> chain() {
        List<String> outputs =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        if (outputs.isEmpty()) {
            throw refused("has no outputs, so it is no ONNX model");
        }
        List<List<OnnxStep>> numbers = new ArrayList<>();
        DataException obstacle = null;
        for (String output : outputs) {
            if (!isLabel(output) && !constants.has(output)) {
                try {
                    numbers.add(chainTo(output));
                } catch (DataException e) {
                    obstacle = e;
                }
            }
        }
        if (obstacle != null) {
            throw obstacle;
        }
        if (numbers.size() != 1) {
            throw refused("has " + numbers.size() + " outputs that are no labels (of " + outputs.size()
                    + "); a network of one output tensor is read");
        }
        return numbers.get(0);
    }

    /** Whether labels are computed for this output, however many steps before it. */
    private boolean isLabel(String output) {
        String at = output;
        for (int k = 0; k < LONGEST_CHAIN; k++) {
            NodeProto node = makers.get(at);
            if (node == null || node.getInputCount() == 0) {
                return false;
            }
            if (LABELS.contains(node.getOpType())) {
                return true;
            }
            at = node.getInputList().stream()
                    .filter(input -> !constants.has(input))
                    .findFirst()
                    .orElse("");
        }
        return false;
    }

    private List<OnnxStep> chainTo(String output) {
        Set<String> inputs = graph.getInputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !constants.holds(name))
                .collect(Collectors.toSet());
        LinkedList<OnnxStep> steps = new LinkedList<>();
        String at = output;
        while (!inputs.contains(at)) {
            NodeProto node = makers.get(at);
            if (node == null || steps.size() == LONGEST_CHAIN) {
                throw refused(
                        node == null
                                ? "needs " + OnnxNumbers.shown(at) + ", which nothing computes"
                                : "has a cycle, or more than " + LONGEST_CHAIN + " steps");
            }
            String pair = pairOf(node);
            String swished = swishOf(node);
            if (pair != null) {
                steps.addFirst(new OnnxStep("Pair", name(node), node, true, List.of()));
                at = pair;
            } else if (swished != null) {
                steps.addFirst(new OnnxStep(SWISH, name(node), node, true, List.of()));
                at = swished;
            } else {
                OnnxStep step = step(node, at);
                steps.addFirst(step);
                at = node.getInput(step.first() ? 0 : 1);
            }
        }
        return List.copyOf(steps);
    }

    private OnnxStep step(NodeProto node, String wanted) {
        List<Integer> fromBefore = new ArrayList<>();
        List<@Nullable Tensor> others = new ArrayList<>();
        for (int k = 0; k < node.getInputCount(); k++) {
            String input = node.getInput(k);
            if (!input.isEmpty() && !constants.has(input)) {
                fromBefore.add(k);
            } else {
                others.add(input.isEmpty() ? null : constants.read(input));
            }
        }
        if (fromBefore.size() != 1
                || fromBefore.get(0) > 1
                || !node.getOutput(0).equals(wanted)) {
            throw refused("the step " + name(node) + " takes " + fromBefore.size()
                    + " computed inputs; only one chain of steps is read");
        }
        return new OnnxStep(operation(node), name(node), node, fromBefore.get(0) == 0, others);
    }

    private static String operation(NodeProto node) {
        boolean plain = node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
        return plain || node.getDomain().equals("ai.onnx.ml")
                ? node.getOpType()
                : node.getDomain() + "." + node.getOpType();
    }

    static String name(NodeProto node) {
        return OnnxNumbers.shown(node.getOpType() + (node.getName().isEmpty() ? "" : " " + node.getName()));
    }

    /** The p of {@code Concat(1 - p, p)}, as skl2onnx writes two classes; null for any other step. */
    private @Nullable String pairOf(NodeProto node) {
        if (!node.getOpType().equals("Concat") || node.getInputCount() != 2) {
            return null;
        }
        NodeProto other = makers.get(node.getInput(0));
        String p = node.getInput(1);
        if (other == null
                || !other.getOpType().equals("Sub")
                || other.getInputCount() != 2
                || !other.getInput(1).equals(p)
                || !constants.has(other.getInput(0))) {
            return null;
        }
        Tensor one = constants.read(other.getInput(0));
        return one.values().length == 1 && one.values()[0] == 1 ? p : null;
    }

    /** The z of {@code Mul(z, Sigmoid(z))}, as PyTorch writes SiLU; null for any other step. */
    private @Nullable String swishOf(NodeProto node) {
        if (!node.getOpType().equals("Mul") || node.getInputCount() != 2) {
            return null;
        }
        for (int k = 0; k < 2; k++) {
            String z = node.getInput(k);
            NodeProto other = makers.get(node.getInput(1 - k));
            if (other != null
                    && other.getOpType().equals("Sigmoid")
                    && other.getInputList().equals(List.of(z))) {
                return z;
            }
        }
        return null;
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
