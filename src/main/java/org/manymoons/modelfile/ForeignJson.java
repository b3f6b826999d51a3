package org.manymoons.modelfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of a foreign file, as a tree and with limits; no key stands twice, and no class is made of it. */
public final class ForeignJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxDocumentLength(4 << 20)
                            .maxStringLength(10_000)
                            .maxNameLength(200)
                            .maxNumberLength(60)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final int LARGEST_SIZE = 1_000_000;

    private ForeignJson() {}

    /** The tree; what is none is refused with a sentence that goes on after the name of the file. */
    public static JsonNode tree(byte[] json, Function<String, DataException> refused) {
        try {
            return JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException e) {
            throw refused.apply("is not UTF-8 text");
        } catch (JacksonException e) {
            throw refused.apply("is not readable JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /** A list of one or two sizes of 1 to a million, whose product cannot overflow; null for anything else. */
    public static @Nullable List<Integer> shape(JsonNode node) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode size : node) {
            if (!size.isInt() || size.asInt() < 1 || size.asInt() > LARGEST_SIZE || shape.size() == 2) {
                return null;
            }
            shape.add(size.asInt());
        }
        return shape;
    }
}
