package org.manymoons.modelfile.onnx;

import static org.manymoons.modelfile.Orientation.INPUTS_BY_UNITS;
import static org.manymoons.modelfile.Orientation.UNITS_BY_INPUTS;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.LayerStack;
import org.manymoons.modelfile.Tensor;
import org.manymoons.reference.Activation;

/** The meaning of ONNX's operations for a dense network, see their documentation by name. */
final class OnnxSteps {
    /** What Softmax calls the classes: the last of two dimensions. */
    private static final List<Long> LAST = List.of(-1L, 1L);

    /** ONNX's numbers of float and double. */
    private static final List<Long> FLOATING = List.of(1L, 11L);

    private final Path file;
    private final LayerStack stack;
    private @Nullable OnnxStep product;
    private @Nullable OnnxScaling scaling;

    OnnxSteps(Path file, LayerStack stack) {
        this.file = file;
        this.stack = stack;
    }

    /** The next step; a matrix waits for its biases. */
    void add(OnnxStep step) {
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
            case "Reshape" -> reshape(step);
            default ->
                throw refused(
                        step,
                        "is no step of a dense network; Gemm, MatMul, Add, Tanh, Sigmoid, Relu, LeakyRelu, Elu,"
                                + " Swish, Softplus, Softsign, Clip, Softmax, LogSoftmax, Flatten, Identity, Dropout, Cast,"
                                + " ZipMap, Scaler and a Reshape of the outputs are read");
        }
    }

    /** After the last step: a matrix that still waits has no biases. */
    void finish() {
        OnnxStep last = product;
        if (last != null) {
            product = null;
            dense(last, matrix(last), false, null);
        }
    }

    private void nothing(OnnxStep step) {
        if (step.operation().equals("Cast") && !FLOATING.contains(step.whole("to", 0))) {
            throw refused(step, "makes numbers of type " + step.whole("to", 0) + "; only floats and doubles are read");
        }
        if (step.operation().equals("Flatten") && step.whole("axis", 1) != 1) {
            throw refused(step, "is along axis " + step.whole("axis", 1) + "; only 1 changes nothing");
        }
        stack.note(step.operation() + " in the model changes nothing here");
    }

    /** One that leaves a row to each sample, with which skl2onnx ends an MLPRegressor. */
    private void reshape(OnnxStep step) {
        Tensor shape = step.constant(0);
        double[] to = shape == null ? new double[0] : shape.values();
        boolean rows = to.length > 0 && (to[0] == -1 || to[0] == 0 && step.whole("allowzero", 0) == 0);
        boolean list = to.length == 1 && to[0] == -1 && !stack.isEmpty() && stack.width() == 1;
        boolean table = to.length == 2 && rows && !stack.isEmpty() && to[1] == stack.width();
        if (!list && !table) {
            throw refused(step, "puts the numbers in another order; only a row for each sample is read");
        }
        nothing(step);
    }

    private void gemm(OnnxStep step) {
        Tensor b = step.constant(1);
        if (step.number("alpha", 1) != 1
                || step.number("beta", 1) != 1
                || step.whole("transA", 0) != 0
                || !step.first()) {
            throw refused(step, "has alpha, beta or transA, or a matrix before the features, which is not supported");
        }
        dense(step, matrix(step), step.whole("transB", 0) != 0, b);
    }

    private Tensor matrix(OnnxStep step) {
        Tensor w = step.constant(0);
        if (w == null || w.dimensions() != 2 || !step.first()) {
            throw refused(step, "does not multiply with a matrix of constants from the right");
        }
        return w;
    }

    private void dense(OnnxStep step, Tensor w, boolean turned, @Nullable Tensor b) {
        OnnxScaling mine = scaling;
        if (mine != null) {
            OnnxScaling wide = mine.of(turned ? w.columns() : w.rows(), why -> refused(step, why));
            stack.scaling(wide.name(), wide.offset(), wide.factor());
            scaling = null;
        }
        stack.dense(step.name(), w, turned ? UNITS_BY_INPUTS : INPUTS_BY_UNITS, b);
    }

    private void arithmetic(OnnxStep step) {
        OnnxStep before = product;
        if (before != null) {
            product = null;
            dense(before, matrix(before), false, required(step));
        } else if (stack.isEmpty()) {
            OnnxScaling mine = scaling == null ? OnnxScaling.NONE : scaling;
            boolean scaler = step.operation().equals("Scaler");
            scaling = scaler
                    ? mine.scaled(step, why -> refused(step, why))
                    : mine.and(step, required(step).values(), why -> refused(step, why));
        } else {
            throw refused(step, "computes with the numbers between or behind the layers, which is not supported");
        }
    }

    private void withAlpha(OnnxStep step, float usual, Activation activation) {
        double alpha = step.number("alpha", usual);
        if (alpha != usual) {
            throw refused(step, "has alpha = " + alpha + "; only " + usual + " is supported");
        }
        stack.activation(step.name(), activation);
    }

    private void clip(OnnxStep step) {
        double low = bound(step, 0, "min");
        double high = bound(step, 1, "max");
        if (low != -1 || high != 1) {
            throw refused(step, "clips at " + low + " and " + high + "; only -1 and 1, a hardtanh, is supported");
        }
        stack.activation(step.name(), Activation.HARDTANH);
    }

    private double bound(OnnxStep step, int index, String attribute) {
        Tensor given = step.constant(index);
        return given == null ? step.number(attribute, Float.NaN) : given.values()[0];
    }

    private void softmax(OnnxStep step) {
        long axis = step.whole("axis", -1);
        if (!LAST.contains(axis)) {
            throw refused(step, "is over axis " + axis + "; only the last one, the classes, is supported");
        }
        stack.softmax(step.name());
    }

    /** Probabilities 1 - p and p of two classes. */
    private void pair(OnnxStep step) {
        if (stack.width() != 1) {
            throw refused(step, "puts together what is not one number");
        }
        stack.note("the two outputs of the model are 1 - p and p, of which p is taken");
    }

    private Tensor required(OnnxStep step) {
        Tensor tensor = step.constant(0);
        if (tensor == null || !tensor.isVector()) {
            throw refused(step, "does not compute with a list of constants");
        }
        return tensor;
    }

    private DataException refused(OnnxStep step, String why) {
        return new DataException(file + ": the step " + step.name() + " " + why);
    }
}
