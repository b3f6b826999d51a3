package org.manymoons.modelfile.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.manymoons.data.WholeFile;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** Writes a network as the {@code state_dict} of a Sequential of Linear layers with activations between them. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes 0.weight (units x inputs), 0.bias, 2.weight, ..., replacing an older file.
     *
     * @param parameters in the network's order
     * @param floats     whether as floats, else as doubles
     */
    public static void write(Path out, Network network, double[] parameters, boolean floats) {
        int width = floats ? Float.BYTES : Double.BYTES;
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        int end = 0;
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            int weights = end + layer.units() * layer.inputs() * width;
            int biases = weights + layer.units() * width;
            String type = "\":{\"dtype\":\"" + (floats ? "F32" : "F64") + "\",\"shape\":[";
            header.append(",\"").append(2 * l).append(".weight").append(type);
            header.append(layer.units()).append(',').append(layer.inputs());
            header.append("],\"data_offsets\":[").append(end).append(',').append(weights);
            header.append("]},\"").append(2 * l).append(".bias").append(type).append(layer.units());
            header.append("],\"data_offsets\":[")
                    .append(weights)
                    .append(',')
                    .append(biases)
                    .append("]}");
            end = biases;
        }
        header.append('}');
        while (header.length() % ALIGNMENT != 0) {
            header.append(' ');
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length() + end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.toString().getBytes(StandardCharsets.US_ASCII));
        for (double parameter : parameters) { // layer by layer its weights, unit by unit, then its biases
            if (floats) {
                bytes.putFloat((float) parameter);
            } else {
                bytes.putDouble(parameter);
            }
        }
        WholeFile.write(out, stream -> stream.write(bytes.array()));
    }
}
