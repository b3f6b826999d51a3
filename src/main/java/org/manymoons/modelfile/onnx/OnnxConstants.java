package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Tensor;

/** The weights of a graph, by the names under which its steps use them. */
final class OnnxConstants {
    private final Path file;
    private final Map<String, TensorProto> given = new HashMap<>();
    private final Map<String, NodeProto> makers;

    /**
     * Of a graph.
     *
     * @param makers the step that computes each name
     */
    OnnxConstants(Path file, GraphProto graph, Map<String, NodeProto> makers) {
        this.file = file;
        this.makers = makers;
        for (TensorProto tensor : graph.getInitializerList()) {
            if (given.put(tensor.getName(), tensor) != null) {
                throw refused("has the weights " + OnnxNumbers.shown(tensor.getName()) + " twice");
            }
        }
    }

    /** Whether the file has a tensor of this very name. */
    boolean holds(String name) {
        return given.containsKey(name);
    }

    /** Whether this is a tensor of the file, perhaps behind steps that only hand it on. */
    boolean has(String name) {
        return source(name) != null;
    }

    /** The tensor, transposed as often as the steps before it say. */
    Tensor read(String name) {
        TensorProto source = source(name);
        if (source == null) {
            throw refused("needs " + OnnxNumbers.shown(name) + " as a constant");
        }
        Tensor tensor = OnnxNumbers.read(file, name, source);
        boolean turned = false;
        String at = name;
        for (NodeProto node = makers.get(at); node != null && node.getInputCount() == 1; node = makers.get(at)) {
            turned ^= node.getOpType().equals("Transpose");
            at = node.getInput(0);
        }
        return turned ? OnnxNumbers.transposed(tensor) : tensor;
    }

    /** The weights themselves, perhaps behind Identity or Transpose, which exporters put between. */
    private @Nullable TensorProto source(String name) {
        String at = name;
        for (int k = 0; k < OnnxGraph.LONGEST_CHAIN; k++) {
            TensorProto constant = given.get(at);
            NodeProto node = makers.get(at);
            if (constant != null || node == null) {
                return constant;
            }
            if (node.getOpType().equals("Constant")) {
                return value(node);
            }
            boolean through =
                    node.getOpType().equals("Identity") || node.getOpType().equals("Transpose");
            if (!through || node.getInputCount() != 1) {
                return null;
            }
            at = node.getInput(0);
        }
        return null;
    }

    private static @Nullable TensorProto value(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals("value") && attribute.hasT()) {
                return attribute.getT();
            }
        }
        return null;
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
