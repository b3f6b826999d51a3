package org.manymoons.modelfile.onnx;

import java.util.Arrays;
import java.util.function.Function;
import org.manymoons.data.DataException;

/**
 * What is done to the features before the first layer: minus, plus, times or by constants, one step after the other, are one
 * (x - offset) factor.
 *
 * @param name   of the steps
 * @param offset of each feature; one for all where there is no more
 * @param factor of each feature, as many
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record OnnxScaling(String name, double[] offset, double[] factor) {
    static final OnnxScaling NONE = new OnnxScaling("", new double[1], new double[] {1});

    /** After one more step of arithmetic with these constants. */
    OnnxScaling and(OnnxStep step, double[] by, Function<String, DataException> refused) {
        String operation = step.operation();
        if (!step.first() && !operation.equals("Add") && !operation.equals("Mul")) {
            throw behindTheSign(refused);
        }
        return after(operation, by, refused).named(step);
    }

    /** After a step that has offset and scale itself. */
    OnnxScaling scaled(OnnxStep step, Function<String, DataException> refused) {
        double[] by = numbers(step, "offset", refused);
        if (!step.first()) {
            throw behindTheSign(refused);
        }
        return after("Sub", by, refused)
                .after("Mul", numbers(step, "scale", refused), refused)
                .named(step);
    }

    private OnnxScaling after(String operation, double[] by, Function<String, DataException> refused) {
        int count = Math.max(by.length, offset.length);
        OnnxScaling next = of(count, refused);
        double[] wide = wide(by, count, refused);
        for (int j = 0; j < count; j++) {
            switch (operation) {
                case "Add" -> next.offset[j] -= wide[j] / next.factor[j];
                case "Sub" -> next.offset[j] += wide[j] / next.factor[j];
                case "Mul" -> next.factor[j] *= wide[j];
                case "Div" -> next.factor[j] /= wide[j];
                default -> throw new IllegalArgumentException("no arithmetic: " + operation);
            }
        }
        return next;
    }

    private static DataException behindTheSign(Function<String, DataException> refused) {
        return refused.apply("has the features behind the sign, which is not supported");
    }

    /** The same of so many features. */
    OnnxScaling of(int features, Function<String, DataException> refused) {
        return new OnnxScaling(name, wide(offset, features, refused), wide(factor, features, refused));
    }

    private OnnxScaling named(OnnxStep step) {
        return new OnnxScaling(name.isEmpty() ? step.name() : name + ", " + step.name(), offset, factor);
    }

    private static double[] numbers(OnnxStep step, String attribute, Function<String, DataException> refused) {
        double[] numbers = step.numbers(attribute);
        if (numbers.length == 0) {
            throw refused.apply("has no " + attribute);
        }
        return numbers;
    }

    private static double[] wide(double[] values, int count, Function<String, DataException> refused) {
        if (values.length == count) {
            return values.clone();
        }
        if (values.length != 1) {
            throw refused.apply("has " + values.length + " numbers for " + count + " features");
        }
        double[] wide = new double[count];
        Arrays.fill(wide, values[0]);
        return wide;
    }
}
