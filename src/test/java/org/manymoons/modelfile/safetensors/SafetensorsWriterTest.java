package org.manymoons.modelfile.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Byte by byte after the format's description: the length of a JSON header, the header, the numbers, all little-endian. */
class SafetensorsWriterTest {
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 0);
    private static final double[] PARAMETERS = {1, 2, 3, 4, 5, 6, 0.1, 0.2, 0.3, 7, 8, 9, 10};

    @TempDir
    private Path temp = Path.of("");

    private ByteBuffer written(boolean floats) throws IOException {
        Path file = temp.resolve("a.safetensors");
        SafetensorsWriter.write(file, NETWORK, PARAMETERS, floats);
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String header(ByteBuffer bytes) {
        byte[] text = new byte[(int) bytes.getLong()];
        bytes.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** The widths of doubles: 48 bytes of weights, 24 of biases, 24 of outgoing weights, 8 of the bias. */
    @Test
    void doublesHaveEightBytes() throws IOException {
        ByteBuffer bytes = written(false);

        assertThat(header(bytes).strip())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"0.weight\":{\"dtype\":\"F64\",\"shape\":[3,2],\"data_offsets\":[0,48]},"
                        + "\"0.bias\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[48,72]},"
                        + "\"2.weight\":{\"dtype\":\"F64\",\"shape\":[1,3],\"data_offsets\":[72,96]},"
                        + "\"2.bias\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[96,104]}}");
        assertThat(bytes.remaining()).isEqualTo(104);
        for (double parameter : PARAMETERS) {
            assertThat(bytes.getDouble()).isEqualTo(parameter);
        }
    }

    @Test
    void floatsHaveFour() throws IOException {
        ByteBuffer bytes = written(true);

        assertThat(header(bytes)).contains("\"2.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[48,52]}");
        assertThat(bytes.remaining()).isEqualTo(52);
        for (double parameter : PARAMETERS) {
            assertThat(bytes.getFloat()).isEqualTo((float) parameter);
        }
    }

    /** So that the numbers are aligned; less than one unit of blanks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHeaderIsAMultipleOfEight(boolean floats) throws IOException {
        String header = header(written(floats));

        assertThat(header.length() % 8).isZero();
        assertThat(header.length() - header.strip().length()).isLessThan(8);
    }
}
