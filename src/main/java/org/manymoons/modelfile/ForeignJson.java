package org.manymoons.modelfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
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
}
