package org.manymoons.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.manymoons.config.yaml.Place;
import org.manymoons.config.yaml.YamlNode;
import org.manymoons.config.yaml.YamlReader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A value of a cell, here as YAML, as the JSON value that it stands for; numbers keep the digits that they were given with. */
final class SettingJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    /** What YAML takes as it is, and what older files have as YAML. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+|[\\[{'].*");

    private SettingJson() {}

    /** YAML to JSON. */
    static final class Writer extends ValueSerializer<String> {
        @Override
        public void serialize(String yaml, JsonGenerator out, SerializationContext context) {
            YamlReader.option(new Place("a cell", 1, 1), yaml, new ArrayList<>())
                    .ifPresentOrElse(node -> write(node, out), () -> out.writeString(yaml));
        }

        private static void write(YamlNode node, JsonGenerator out) {
            if (node instanceof YamlNode.Sequence list) {
                out.writeStartArray();
                list.items().forEach(item -> write(item, out));
                out.writeEndArray();
            } else if (node instanceof YamlNode.Mapping mapping) {
                out.writeStartObject();
                mapping.entries().forEach((key, entry) -> {
                    out.writeName(key);
                    write(entry.value(), out);
                });
                out.writeEndObject();
            } else if (node instanceof YamlNode.Scalar scalar) {
                write(scalar, out);
            } else {
                out.writeNull();
            }
        }

        private static void write(YamlNode.Scalar scalar, JsonGenerator out) {
            Object value = scalar.value();
            if (value instanceof Boolean truth) {
                out.writeBoolean(truth);
            } else if (value instanceof Number number) {
                String text = NUMBER.matcher(scalar.text()).matches() ? scalar.text() : number.toString();
                if (NUMBER.matcher(text).matches()) {
                    out.writeNumber(text);
                } else {
                    out.writeString(text);
                }
            } else if (value == null) {
                out.writeNull();
            } else {
                out.writeString(value.toString());
            }
        }
    }

    /** JSON to YAML. */
    static final class Reader extends ValueDeserializer<String> {
        @Override
        public String deserialize(JsonParser in, DeserializationContext context) {
            return yaml(in);
        }

        @Override
        public String getNullValue(DeserializationContext context) {
            return "null";
        }

        private static String yaml(JsonParser in) {
            JsonToken token = in.currentToken();
            if (token == JsonToken.START_ARRAY) {
                List<String> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(yaml(in));
                }
                return "[" + String.join(", ", items) + "]";
            }
            if (token == JsonToken.START_OBJECT) {
                List<String> entries = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String key = in.currentName();
                    in.nextToken();
                    entries.add(key + ": " + yaml(in));
                }
                return "{" + String.join(", ", entries) + "}";
            }
            String text = in.getString();
            return token != JsonToken.VALUE_STRING || PLAIN.matcher(text).matches()
                    ? text
                    : "'" + text.replace("'", "''") + "'";
        }
    }
}
