package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/** Writes a network as an ONNX graph of Gemm and activations, behind Sub and Mul where the features are scaled. */
public final class OnnxWriter {
    private static final int IR_VERSION = 7;
    private static final int OPSET = 13;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private final boolean floats;
    private String at = "x";
    private int steps;

    private OnnxWriter(boolean floats) {
        this.floats = floats;
    }

    /**
     * Writes x (samples x features) to out (samples x outputs), replacing an older file.
     *
     * @param parameters in the network's order
     * @param floats     whether all is computed in floats, else in doubles
     * @throws DataException if an activation is no single step of ONNX
     */
    public static void write(
            Path out, Network network, double[] parameters, @Nullable FeatureScaling scaling, boolean floats) {
        OnnxWriter writer = new OnnxWriter(floats);
        if (scaling != null) {
            writer.step("Sub", writer.constant("offset", scaling.offset(), scaling.offset().length));
            writer.step("Mul", writer.constant("factor", scaling.factor(), scaling.factor().length));
        }
        for (Layer layer : network.layers()) {
            writer.layer(layer, parameters);
            if (!layer.equals(network.output())) {
                writer.activation(layer.activation());
            }
        }
        writer.outputs(network.outputLoss());
        byte[] bytes = writer.model(network).toByteArray();
        WholeFile.write(out, stream -> stream.write(bytes));
    }

    private void layer(Layer layer, double[] p) {
        int size = layer.units() * layer.inputs();
        String w = constant(
                "w" + steps,
                Arrays.copyOfRange(p, layer.weights(), layer.weights() + size),
                layer.units(),
                layer.inputs());
        String b = constant(
                "b" + steps, Arrays.copyOfRange(p, layer.biases(), layer.biases() + layer.units()), layer.units());
        AttributeProto turned = AttributeProto.newBuilder()
                .setName("transB")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1)
                .build();
        step("Gemm", w, b).addAttribute(turned);
    }

    private void activation(Activation activation) {
        switch (activation) {
            case IDENTITY -> {}
            case TANH -> step("Tanh");
            case SIGMOID -> step("Sigmoid");
            case RELU -> step("Relu");
            case LEAKYRELU -> step("LeakyRelu");
            case SOFTPLUS -> step("Softplus");
            case ELU -> step("Elu");
            case SOFTSIGN -> step("Softsign");
            case HARDTANH ->
                step("Clip", constant("low" + steps, new double[] {-1}), constant("high" + steps, new double[] {1}));
            case SWISH, GELU ->
                throw new DataException(activation.name().toLowerCase(Locale.ROOT)
                        + " is no single step of ONNX, so the network cannot be written in it; choose another format with"
                        + " --to");
        }
    }

    private void outputs(OutputLoss loss) {
        switch (loss) {
            case SIGMOID_CROSS_ENTROPY -> step("Sigmoid");
            case SOFTMAX_CROSS_ENTROPY ->
                step("Softmax")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(-1));
            case IDENTITY_SQUARED_ERROR -> {}
        }
    }

    /** The next step, which takes what the last one gives and these constants. */
    private NodeProto.Builder step(String operation, String... constants) {
        String next = "step" + ++steps;
        NodeProto.Builder node = graph.addNodeBuilder()
                .setOpType(operation)
                .setName(operation + steps)
                .addInput(at)
                .addAllInput(List.of(constants))
                .addOutput(next);
        at = next;
        return node;
    }

    /** Numbers of this shape; without a shape one number. */
    private String constant(String name, double[] values, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * (floats ? Float.BYTES : Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (floats) {
                raw.putFloat((float) value);
            } else {
                raw.putDouble(value);
            }
        }
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type())
                .addAllDims(Arrays.stream(shape).asLongStream().boxed().toList())
                .setRawData(ByteString.copyFrom(raw.array())));
        return name;
    }

    private int type() {
        return floats ? TensorProto.DataType.FLOAT_VALUE : TensorProto.DataType.DOUBLE_VALUE;
    }

    private ModelProto model(Network network) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("manymoons")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph.addInput(value("x", network.inputs()))
                        .addOutput(value(at, network.output().units())))
                .build();
    }

    private ValueInfoProto value(String name, int columns) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("samples"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type())
                                .setShape(shape)))
                .build();
    }
}
