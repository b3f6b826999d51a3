package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.Tensor;

/** Numbers in ONNX's tensors, of all floating types and of whole numbers. */
final class OnnxNumbers {
    private static final int LARGEST_SIZE = 1_000_000;

    private final Path file;
    private final String name;
    private final TensorProto tensor;

    private OnnxNumbers(Path file, String name, TensorProto tensor) {
        this.file = file;
        this.name = name;
        this.tensor = tensor;
    }

    /** The tensor as a list or a matrix; a single number is a list of one. */
    static Tensor read(Path file, String name, TensorProto tensor) {
        return new OnnxNumbers(file, name, tensor).read();
    }

    private Tensor read() {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw refused("are in another file, which is never followed; save the model with its weights inside");
        }
        List<Integer> shape = new ArrayList<>();
        for (long size : tensor.getDimsList()) {
            if (size < 1 || size > LARGEST_SIZE || shape.size() == 2) {
                throw refused("have the shape " + shown(tensor.getDimsList().toString())
                        + "; up to two sizes of 1 to a million are read");
            }
            shape.add((int) size);
        }
        if (shape.isEmpty()) {
            shape.add(1);
        }
        long count = shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        double[] values = values(count);
        for (double value : values) {
            if (!(Math.abs(value) <= Budget.LARGEST_NUMBER)) {
                throw refused("have " + value + ", which is not a finite number of at most " + Budget.LARGEST_NUMBER);
            }
        }
        return new Tensor(values, shape, precision());
    }

    private Precision precision() {
        return switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE -> Precision.FLOAT;
            case TensorProto.DataType.FLOAT16_VALUE -> Precision.HALF;
            case TensorProto.DataType.BFLOAT16_VALUE -> Precision.BFLOAT16;
            case TensorProto.DataType.DOUBLE_VALUE,
                    TensorProto.DataType.INT64_VALUE,
                    TensorProto.DataType.INT32_VALUE -> Precision.DOUBLE;
            default ->
                throw refused("are of type " + tensor.getDataType()
                        + "; float (1), double (11), float16 (10), bfloat16 (16) and whole numbers (6, 7) are read");
        };
    }

    private double[] values(long count) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        Precision precision = precision();
        boolean whole = isWhole();
        int width = whole ? wholeBytes() : precision.bytes();
        long found = tensor.hasRawData() ? raw.remaining() / width : listed();
        if (found != count || (tensor.hasRawData() && raw.remaining() % width != 0)) {
            throw refused("have " + found + " numbers, but the shape asks for " + count);
        }
        double[] values = new double[(int) count];
        for (int k = 0; k < values.length; k++) {
            if (!tensor.hasRawData()) {
                values[k] = listed(k);
            } else if (whole) {
                values[k] = width == Long.BYTES ? raw.getLong(k * width) : raw.getInt(k * width);
            } else {
                values[k] = precision.value(raw, k * width);
            }
        }
        return values;
    }

    private boolean isWhole() {
        return tensor.getDataType() == TensorProto.DataType.INT64_VALUE
                || tensor.getDataType() == TensorProto.DataType.INT32_VALUE;
    }

    private int wholeBytes() {
        return tensor.getDataType() == TensorProto.DataType.INT64_VALUE ? Long.BYTES : Integer.BYTES;
    }

    /** How many numbers stand one by one. */
    private int listed() {
        return switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE -> tensor.getFloatDataCount();
            case TensorProto.DataType.DOUBLE_VALUE -> tensor.getDoubleDataCount();
            case TensorProto.DataType.INT64_VALUE -> tensor.getInt64DataCount();
            default -> tensor.getInt32DataCount(); // 16 bits in the lower half of 32
        };
    }

    private double listed(int k) {
        return switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE -> tensor.getFloatData(k);
            case TensorProto.DataType.DOUBLE_VALUE -> tensor.getDoubleData(k);
            case TensorProto.DataType.INT64_VALUE -> tensor.getInt64Data(k);
            case TensorProto.DataType.INT32_VALUE -> tensor.getInt32Data(k);
            default ->
                precision()
                        .value(
                                ByteBuffer.allocate(Short.BYTES)
                                        .putShort((short) tensor.getInt32Data(k))
                                        .flip(),
                                0);
        };
    }

    /** The matrix with rows and columns exchanged. */
    static Tensor transposed(Tensor w) {
        if (w.dimensions() < 2) {
            return w;
        }
        double[] values = new double[w.values().length];
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                values[j * w.rows() + i] = w.values()[i * w.columns() + j];
            }
        }
        return new Tensor(values, List.of(w.columns(), w.rows()), w.precision());
    }

    static String shown(String text) {
        return text.substring(0, Math.min(text.length(), 80));
    }

    private DataException refused(String why) {
        return new DataException(file + ": the weights " + shown(name) + " " + why);
    }
}
