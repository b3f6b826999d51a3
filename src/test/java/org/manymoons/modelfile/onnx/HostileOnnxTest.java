package org.manymoons.modelfile.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.said;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;

/** Graphs made message by message, each sound but for one thing: refused in one line with file and reason. */
class HostileOnnxTest {
    private static final Unsaid NOTHING = said(null, null);

    @TempDir
    private Path temp = Path.of("");

    private static NodeProto.Builder node(String operation, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operation).addOutput(output).addAllInput(List.of(inputs));
    }

    private static TensorProto.Builder doubles(String name, List<Long> shape, double... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.DOUBLE_VALUE)
                .addAllDims(shape)
                .addAllDoubleData(Arrays.stream(values).boxed().toList());
    }

    private static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setI(value).build();
    }

    private static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setF(value).build();
    }

    /** x of two features, a 2 x 2 matrix, tanh, a 2 x 1 matrix and a sigmoid. */
    private static GraphProto.Builder sound() {
        return GraphProto.newBuilder()
                .addInput(ValueInfoProto.newBuilder().setName("x"))
                .addOutput(ValueInfoProto.newBuilder().setName("y"))
                .addInitializer(doubles("w", List.of(2L, 2L), 1, 2, 3, 4))
                .addInitializer(doubles("b", List.of(2L), 5, 6))
                .addInitializer(doubles("v", List.of(2L, 1L), 7, 8))
                .addInitializer(doubles("c", List.of(1L), 9))
                .addNode(node("MatMul", "wx", "x", "w"))
                .addNode(node("Add", "z", "wx", "b"))
                .addNode(node("Tanh", "h", "z"))
                .addNode(node("Gemm", "l", "h", "v", "c"))
                .addNode(node("Sigmoid", "y", "l"));
    }

    private static byte[] bytes(GraphProto.Builder graph) {
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build().toByteArray();
    }

    @Test
    void theSoundGraphIsRead() throws IOException {
        SavedModel model = OnnxFile.read(Files.write(temp.resolve("m.onnx"), bytes(sound())), NOTHING);

        assertThat(model.parameters()).containsExactly(1, 3, 2, 4, 5, 6, 7, 8, 9);
        assertThat(model.precision()).isEqualTo(Precision.DOUBLE);
    }

    /** Constant nodes, transposed matrices, transB, half precision, a hardtanh as Clip. */
    @Test
    void otherWaysToWriteTheSameAreRead() throws IOException {
        TensorProto.Builder halves = TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT16_VALUE)
                .addAllDims(List.of(2L, 2L))
                .addAllInt32Data(List.of(0x3C00, 0x4200, 0x4000, 0x4400));
        GraphProto.Builder other = sound().setInitializer(0, halves)
                .addInitializer(doubles("least", List.of(), -1))
                .addInitializer(doubles("most", List.of(), 1))
                .setNode(0, node("MatMul", "wx", "x", "t"))
                .addNode(node("Transpose", "t", "w"))
                .setNode(2, node("Clip", "h", "z", "least", "most"))
                .setInitializer(2, doubles("unused", List.of(1L), 0))
                .addNode(node("Constant", "v")
                        .addAttribute(
                                AttributeProto.newBuilder().setName("value").setT(doubles("", List.of(1L, 2L), 7, 8))))
                .setNode(3, node("Gemm", "l", "h", "v", "c").addAttribute(whole("transB", 1)));

        SavedModel model = OnnxFile.read(Files.write(temp.resolve("m.onnx"), bytes(other)), NOTHING);

        assertThat(model.parameters()).containsExactly(1, 3, 2, 4, 5, 6, 7, 8, 9);
        assertThat(model.precision()).isEqualTo(Precision.HALF);
        assertThat(model.network().layers().get(0).activation()).isEqualTo(Activation.HARDTANH);
    }

    private static Arguments broken(String why, UnaryOperator<GraphProto.Builder> breaking) {
        return Arguments.of(why, bytes(breaking.apply(sound())));
    }

    static Stream<Arguments> brokenGraphs() {
        byte[] whole = bytes(sound());
        ByteString bytes = ByteString.copyFrom(new byte[12]);
        return Stream.of(
                Arguments.of("is no ONNX model: it is cut off or damaged", Arrays.copyOf(whole, whole.length - 3)),
                Arguments.of("is no ONNX model: it is cut off or damaged", new byte[] {8, 8, 58, -1, -1, -1, -1, 7}),
                Arguments.of("is no ONNX model: it is cut off or damaged", new byte[] {8, 8, 15}),
                Arguments.of("has no outputs, so it is no ONNX model", new byte[] {8, 8}),
                Arguments.of("has more than 5000 parts", repeated(new byte[] {8, 8}, new byte[] {8, 1}, 5001)),
                Arguments.of("more than 5000 parts", nested(repeated(new byte[0], new byte[] {10, 0}, 5001))),
                Arguments.of("1048576 bytes beside its weights", nested(node("Tanh", "a".repeat(1 << 20)))),
                Arguments.of(
                        "it is cut off or damaged", nested(repeated(new byte[0], new byte[] {(byte) 0x8B, 1}, 900))),
                broken(
                        "has 0 outputs that are no labels",
                        g -> g.addNode(node("ArgMax", "a", "y"))
                                .setOutput(0, ValueInfoProto.newBuilder().setName("a"))),
                broken(
                        "has 2 outputs that are no labels",
                        g -> g.addOutput(ValueInfoProto.newBuilder().setName("h"))),
                broken("needs ?[2J, which nothing computes", g -> g.setNode(2, node("Tanh", "h", "\u001b[2J"))),
                broken("has a cycle, or more than 200 steps", g -> g.setNode(2, node("Tanh", "h", "l"))),
                broken("computes z twice", g -> g.addNode(node("Relu", "z", "x"))),
                broken("computes w twice", g -> g.addNode(node("Relu", "w", "x"))),
                broken("has the weights w twice", g -> g.addInitializer(doubles("w", List.of(1L), 1))),
                broken("takes 2 computed inputs; only one chain", g -> g.setNode(4, node("Add", "y", "l", "h"))),
                broken("takes 0 computed inputs; only one chain", g -> g.setNode(4, node("Sigmoid", "y"))),
                broken("the step Conv is no step of a dense network", g -> g.setNode(2, node("Conv", "h", "z"))),
                broken("the step Loop is no step of a dense network", g -> g.setNode(2, node("Loop", "h", "z"))),
                broken(
                        "the step Tanh is no step of a dense",
                        g -> g.setNode(2, node("Tanh", "h", "z").setDomain("mine"))),
                broken(
                        "Mul computes with the numbers between or behind",
                        g -> g.setNode(1, node("Mul", "z", "wx", "b"))),
                broken(
                        "Gemm has alpha, beta",
                        g -> g.setNode(3, node("Gemm", "l", "h", "v", "c").addAttribute(number("alpha", 2)))),
                broken(
                        "Gemm has alpha, beta",
                        g -> g.setNode(3, node("Gemm", "l", "h", "v", "c").addAttribute(whole("transA", 1)))),
                broken("does not multiply with a matrix", g -> g.setNode(0, node("MatMul", "wx", "w", "x"))),
                broken(
                        "LeakyRelu has alpha = 0.5",
                        g -> g.setNode(2, node("LeakyRelu", "h", "z").addAttribute(number("alpha", 0.5f)))),
                broken("clips at NaN and NaN; only -1 and 1", g -> g.setNode(2, node("Clip", "h", "z"))),
                broken(
                        "Sigmoid is a second activation",
                        g -> g.setNode(4, node("Relu", "k", "l")).addNode(node("Sigmoid", "y", "k"))),
                broken(
                        "Softmax is over axis 0",
                        g -> g.setNode(4, node("Softmax", "y", "l").addAttribute(whole("axis", 0)))),
                broken(
                        "Flatten is along axis 0",
                        g -> g.setNode(2, node("Flatten", "h", "z").addAttribute(whole("axis", 0)))),
                broken(
                        "Cast makes numbers of type 7",
                        g -> g.setNode(2, node("Cast", "h", "z").addAttribute(whole("to", 7)))),
                broken("computes with the numbers between or behind", g -> g.setNode(2, node("Mul", "h", "z", "b"))),
                broken(
                        "the features behind the sign",
                        g -> g.setNode(0, node("Sub", "s", "b", "x")).addNode(node("MatMul", "wx", "s", "w"))),
                broken(
                        "cannot scale feature 1",
                        g -> g.setNode(0, node("Mul", "s", "x", "zero"))
                                .addInitializer(doubles("zero", List.of(), 0))
                                .addNode(node("MatMul", "wx", "s", "w"))),
                broken(
                        "Scaler has no offset",
                        g -> g.setNode(0, node("Scaler", "s", "x")).addNode(node("MatMul", "wx", "s", "w"))),
                broken(
                        "have 3 numbers, but the shape asks for 4",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L), 1, 2, 3))),
                broken(
                        "have the shape [2, 2, 1]",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L, 1L), 1, 2, 3, 4))),
                broken(
                        "have the shape [-2, -2]",
                        g -> g.setInitializer(0, doubles("w", List.of(-2L, -2L), 1, 2, 3, 4))),
                broken(
                        "have the shape [4294967298, 2]",
                        g -> g.setInitializer(0, doubles("w", List.of(4294967298L, 2L), 1, 2, 3, 4))),
                broken(
                        "have 4 numbers, but the shape asks for 1000000000000",
                        g -> g.setInitializer(0, doubles("w", List.of(1000000L, 1000000L), 1, 2, 3, 4))),
                broken(
                        "have 1 numbers, but the shape asks for 4",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L)).setRawData(bytes))),
                broken(
                        "NaN, which is not a finite number",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L), 1, 2, 3, Double.NaN))),
                broken(
                        "are of type 8",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L)).setDataType(8))),
                broken(
                        "are of type 99",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 2L)).setDataType(99))),
                broken(
                        "are in another file, which is never followed",
                        g -> g.setInitializer(
                                0,
                                doubles("w", List.of(2L, 2L))
                                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                        .addExternalData(StringStringEntryProto.newBuilder()
                                                .setKey("location")
                                                .setValue("../../etc/passwd")))),
                broken(
                        "takes 2 inputs, but the layer before it",
                        g -> g.setInitializer(0, doubles("w", List.of(2L, 3L), 1, 2, 3, 4, 5, 6))
                                .setInitializer(1, doubles("b", List.of(3L), 1, 2, 3))),
                broken(
                        "but a matrix and a number for each unit",
                        g -> g.setInitializer(1, doubles("b", List.of(3L), 1, 2, 3))));
    }

    private static byte[] repeated(byte[] begin, byte[] part, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(begin);
        for (int k = 0; k < count; k++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] nested(NodeProto.Builder node) {
        return bytes(sound().addNode(node));
    }

    /** As the graph of a model. */
    private static byte[] nested(byte[] graph) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {8, 8});
        out.write(58); // field 7, length-delimited
        int left = graph.length;
        while (left > 127) {
            out.write(left & 127 | 128);
            left >>= 7;
        }
        out.write(left);
        out.writeBytes(graph);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("brokenGraphs")
    void brokenGraphsAreRefusedInOneLine(String why, byte[] model) throws IOException {
        Path file = Files.write(temp.resolve("m.onnx"), model);

        assertThatThrownBy(() -> OnnxFile.read(file, NOTHING))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }
}
