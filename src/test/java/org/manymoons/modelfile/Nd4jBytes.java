package org.manymoons.modelfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays as {@code Nd4j.write} has them, field by field, for tests. */
public final class Nd4jBytes {
    public String mode = "MIXED_DATA_TYPES";
    public String shapeType = "LONG";
    public String type = "DOUBLE";
    public long[] information;
    public long shapeLength;
    public long length;
    public double[] values;

    public Nd4jBytes(double... values) {
        this.values = values;
        length = values.length;
        inform(2, 1, values.length, values.length, 1, 0, 1, 'c');
    }

    public final Nd4jBytes inform(long... numbers) {
        information = numbers;
        shapeLength = numbers.length;
        return this;
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        header(out, shapeLength, shapeType);
        for (long number : information) {
            if (shapeType.equals("INT")) {
                out.writeInt((int) number);
            } else {
                out.writeLong(number);
            }
        }
        header(out, length, type);
        for (double value : values) {
            if (type.equals("FLOAT")) {
                out.writeFloat((float) value);
            } else {
                out.writeDouble(value);
            }
        }
        return bytes.toByteArray();
    }

    private void header(DataOutputStream out, long count, String name) throws IOException {
        out.writeUTF(mode);
        if (mode.equals("LONG_SHAPE") || mode.equals("MIXED_DATA_TYPES")) {
            out.writeLong(count);
        } else {
            out.writeInt((int) count);
        }
        out.writeUTF(name);
    }
}
