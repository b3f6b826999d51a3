package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.manymoons.modelfile.Tensor;

/**
 * A step of the chain.
 *
 * @param name      by which refusals name it
 * @param first     whether what comes from the step before is its first input
 * @param constants its other inputs, null for those that are left out
 */
record OnnxStep(String operation, String name, NodeProto node, boolean first, List<@Nullable Tensor> constants) {
    /** The constant at this place, null where there is none. */
    @Nullable
    Tensor constant(int index) {
        return index < constants.size() ? constants.get(index) : null;
    }

    /** An attribute, or what it usually is. */
    double number(String attribute, float usual) {
        return attribute(attribute).map(AttributeProto::getF).orElse(usual);
    }

    /** An attribute, or what it usually is. */
    long whole(String attribute, long usual) {
        return attribute(attribute).map(AttributeProto::getI).orElse(usual);
    }

    /** An attribute of several numbers, none where it is not there. */
    double[] numbers(String attribute) {
        return attribute(attribute).map(AttributeProto::getFloatsList).orElse(List.of()).stream()
                .mapToDouble(value -> value)
                .toArray();
    }

    private Optional<AttributeProto> attribute(String wanted) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(wanted))
                .findFirst();
    }
}
