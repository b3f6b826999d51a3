package org.manymoons.modelfile.onnx;

import static org.manymoons.modelfile.Orientation.INPUTS_BY_UNITS;
import static org.manymoons.modelfile.Orientation.UNITS_BY_INPUTS;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.LayerStack;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.onnx.OnnxGraph.Step;
import org.manymoons.reference.Activation;

/** The meaning of ONNX's operations for a dense network, see their documentation by name. */
final class OnnxSteps {
    /** What Softmax calls the classes: the last of two dimensions. */
    private static final List<Long> LAST = List.of(-1L, 1L);

    /** ONNX's numbers of float and double. */
    private static final List<Long> FLOATING = List.of(1L, 11L);

    private final Path file;
    private final LayerStack stack;
    private @Nullable Step product;
    private @Nullable Scaling scaling;

    OnnxSteps(Path file, LayerStack stack) {
        this.file = file;
        this.stack = stack;
    }

    /** Features as (x - offset) factor, so far. */
    private record Scaling(String name, double[] offset, double[] factor) {}

    /** The next step; a matrix waits for its biases. */
    void add(Step step) {
        if (!step.operation().equals("Add")) {
            finish();
        }
        switch (step.operation()) {
            case "Gemm" -> gemm(step);
            case "MatMul" -> {
                matrix(step);
                product = step;
            }
            case "Add", "Sub", "Mul", "Div", "Scaler" -> arithmetic(step);
            case "Tanh" -> stack.activation(step.name(), Activation.TANH);
            case "Sigmoid" -> stack.activation(step.name(), Activation.SIGMOID);
            case "Relu" -> stack.activation(step.name(), Activation.RELU);
            case "Softplus" -> stack.activation(step.name(), Activation.SOFTPLUS);
            case "Softsign" -> stack.activation(step.name(), Activation.SOFTSIGN);
            case "LeakyRelu" -> withAlpha(step, 0.01f, Activation.LEAKYRELU);
            case "Elu" -> withAlpha(step, 1, Activation.ELU);
            case "Swish" -> withAlpha(step, 1, Activation.SWISH);
            case "Clip" -> clip(step);
            case "Softmax" -> softmax(step);
            case "LogSoftmax" -> {
                softmax(step);
                stack.note("the model gives logarithms of probabilities (" + step.name() + "), which is left aside");
            }
            case "Pair" -> pair(step);
            case "Flatten", "Identity", "Dropout", "Cast", "ZipMap" -> nothing(step);
            default ->
                throw refused(
                        step,
                        "is no step of a dense network; Gemm, MatMul, Add, Tanh, Sigmoid, Relu, LeakyRelu, Elu,"
                                + " Swish, Softplus, Softsign, Clip, Softmax, LogSoftmax, Flatten, Identity, Dropout, Cast,"
                                + " ZipMap and Scaler are read");
        }
    }

    /** After the last step: a matrix that still waits has no biases. */
    void finish() {
        Step last = product;
        if (last != null) {
            product = null;
            dense(last, matrix(last), false, null);
        }
    }

    private void nothing(Step step) {
        if (step.operation().equals("Cast") && !FLOATING.contains(whole(step, "to", 0))) {
            throw refused(step, "makes numbers of type " + whole(step, "to", 0) + "; only floats and doubles are read");
        }
        if (step.operation().equals("Flatten") && whole(step, "axis", 1) != 1) {
            throw refused(step, "is along axis " + whole(step, "axis", 1) + "; only 1 changes nothing");
        }
        stack.note(step.operation() + " in the model changes nothing here");
    }

    private void gemm(Step step) {
        Tensor b = step.constants().size() < 2 ? null : step.constants().get(1);
        if (number(step, "alpha", 1) != 1
                || number(step, "beta", 1) != 1
                || whole(step, "transA", 0) != 0
                || !step.first()) {
            throw refused(step, "has alpha, beta or transA, or a matrix before the features, which is not supported");
        }
        dense(step, matrix(step), whole(step, "transB", 0) != 0, b);
    }

    private Tensor matrix(Step step) {
        Tensor w = step.constants().isEmpty() ? null : step.constants().get(0);
        if (w == null || w.dimensions() != 2 || !step.first()) {
            throw refused(step, "does not multiply with a matrix of constants from the right");
        }
        return w;
    }

    private void dense(Step step, Tensor w, boolean turned, @Nullable Tensor b) {
        Scaling mine = scaling;
        if (mine != null) {
            int features = turned ? w.columns() : w.rows();
            stack.scaling(mine.name, wide(step, mine.offset, features), wide(step, mine.factor, features));
            scaling = null;
        }
        stack.dense(step.name(), w, turned ? UNITS_BY_INPUTS : INPUTS_BY_UNITS, b);
    }

    private void arithmetic(Step step) {
        Step before = product;
        if (before != null) {
            product = null;
            dense(before, matrix(before), false, required(step));
        } else if (stack.isEmpty()) {
            scale(step);
        } else {
            throw refused(step, "computes with the numbers between or behind the layers, which is not supported");
        }
    }

    /** Features minus, plus, times or by constants, one step after the other, are one (x - offset) factor. */
    private void scale(Step step) {
        boolean scaler = step.operation().equals("Scaler");
        double[] by = scaler ? numbers(step, "offset") : required(step).values();
        if (!step.first()
                && !step.operation().equals("Add")
                && !step.operation().equals("Mul")) {
            throw refused(step, "has the features behind the sign, which is not supported");
        }
        int count = scaling == null ? by.length : Math.max(by.length, scaling.offset.length);
        double[] offset = scaling == null ? new double[count] : wide(step, scaling.offset, count);
        double[] factor = scaling == null ? ones(count) : wide(step, scaling.factor, count);
        double[] wide = wide(step, by, count);
        double[] scale = scaler ? wide(step, numbers(step, "scale"), count) : wide;
        for (int j = 0; j < count; j++) {
            switch (step.operation()) {
                case "Add" -> offset[j] -= wide[j] / factor[j];
                case "Sub" -> offset[j] += wide[j] / factor[j];
                case "Mul" -> factor[j] *= wide[j];
                case "Div" -> factor[j] /= wide[j];
                default -> {
                    offset[j] += wide[j] / factor[j];
                    factor[j] *= scale[j];
                }
            }
        }
        scaling = new Scaling(scaling == null ? step.name() : scaling.name + ", " + step.name(), offset, factor);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private double[] wide(Step step, double[] values, int count) {
        if (values.length == count) {
            return values.clone();
        }
        if (values.length != 1) {
            throw refused(step, "has " + values.length + " numbers for " + count + " features");
        }
        double[] wide = new double[count];
        Arrays.fill(wide, values[0]);
        return wide;
    }

    private void withAlpha(Step step, float usual, Activation activation) {
        double alpha = number(step, "alpha", usual);
        if (alpha != usual) {
            throw refused(step, "has alpha = " + alpha + "; only " + usual + " is supported");
        }
        stack.activation(step.name(), activation);
    }

    private void clip(Step step) {
        double low = bound(step, 0, "min");
        double high = bound(step, 1, "max");
        if (low != -1 || high != 1) {
            throw refused(step, "clips at " + low + " and " + high + "; only -1 and 1, a hardtanh, is supported");
        }
        stack.activation(step.name(), Activation.HARDTANH);
    }

    private double bound(Step step, int index, String attribute) {
        Tensor given = index < step.constants().size() ? step.constants().get(index) : null;
        return given == null ? number(step, attribute, Float.NaN) : given.values()[0];
    }

    private void softmax(Step step) {
        long axis = whole(step, "axis", -1);
        if (!LAST.contains(axis)) {
            throw refused(step, "is over axis " + axis + "; only the last one, the classes, is supported");
        }
        stack.softmax(step.name());
    }

    /** Probabilities 1 - p and p of two classes. */
    private void pair(Step step) {
        if (stack.width() != 1) {
            throw refused(step, "puts together what is not one number");
        }
        stack.note("the two outputs of the model are 1 - p and p, of which p is taken");
    }

    private Tensor required(Step step) {
        Tensor tensor = step.constants().isEmpty() ? null : step.constants().get(0);
        if (tensor == null || !tensor.isVector()) {
            throw refused(step, "does not compute with a list of constants");
        }
        return tensor;
    }

    private @Nullable AttributeProto attribute(Step step, String name) {
        return step.node().getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private double number(Step step, String name, float usual) {
        AttributeProto attribute = attribute(step, name);
        return attribute == null ? usual : attribute.getF();
    }

    private long whole(Step step, String name, long usual) {
        AttributeProto attribute = attribute(step, name);
        return attribute == null ? usual : attribute.getI();
    }

    private double[] numbers(Step step, String name) {
        AttributeProto attribute = attribute(step, name);
        if (attribute == null || attribute.getFloatsCount() == 0) {
            throw refused(step, "has no " + name);
        }
        return attribute.getFloatsList().stream().mapToDouble(value -> value).toArray();
    }

    private DataException refused(Step step, String why) {
        return new DataException(file + ": the step " + step.name() + " " + why);
    }
}
