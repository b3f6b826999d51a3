package org.manymoons.config.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML nodes as JSON, for the schema and the records. */
public final class YamlJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlJson() {}

    /**
     * The tree without its places. Numbers that are not finite become texts, since JSON has none and they are never allowed; refused
     * values are left out of mappings.
     */
    public static JsonNode of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach((key, entry) -> {
                if (!(entry.value() instanceof YamlNode.Refused)) {
                    object.set(key, of(entry.value()));
                }
            });
            return object;
        }
        if (node instanceof YamlNode.Sequence list) {
            return JSON.arrayNode()
                    .addAll(list.items().stream().map(YamlJson::of).toList());
        }
        return node instanceof YamlNode.Scalar scalar ? scalar(scalar.text(), scalar.value()) : JSON.nullNode();
    }

    private static JsonNode scalar(String text, @Nullable Object value) {
        if (value instanceof BigInteger integer) {
            return integer.bitLength() < 32
                    ? JSON.numberNode(integer.intValue())
                    : integer.bitLength() < 64 ? JSON.numberNode(integer.longValue()) : JSON.numberNode(integer);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? real(real) : JSON.stringNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        return value instanceof String word ? JSON.stringNode(word) : JSON.nullNode();
    }

    /** To JSON Schema 1e99 is an integer, and its validator asks for all of the digits. */
    private static JsonNode real(double real) {
        return Math.abs(real) < 0x1p63 ? JSON.numberNode(real) : JSON.numberNode(new BigDecimal(real).toBigInteger());
    }
}
