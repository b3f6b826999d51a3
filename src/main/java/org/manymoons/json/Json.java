package org.manymoons.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How results are written as JSON: snake_case keys in the order of the records, nulls included, doubles that round-trip. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS) // older journals name them in upper case
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule().setSerializerModifier(new UnwrappedInOrder()))
            .build();
    private static final JsonMapper ONE_LINE =
            MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper WHOLE = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** The value as an indented document that ends with a line break. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /** The value as one line that ends with a line break, for JSON Lines. */
    public static String line(Object value) {
        return ONE_LINE.writeValueAsString(value) + "\n";
    }

    /** Reads back what was written; throws {@link tools.jackson.core.JacksonException} if it is something else. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Reads back what was written with nothing left out: a property that is missing is not taken for 0 or null. */
    public static <T> T readWhole(String json, Class<T> type) {
        return WHOLE.readValue(json, type);
    }
}
