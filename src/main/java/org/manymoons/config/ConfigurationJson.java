package org.manymoons.config;

import org.manymoons.reference.Activation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records as a JSON tree and back: snake_case keys, nothing coerced. */
public final class ConfigurationJson {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Activation.class, LowerCase.class)
            .build();

    @EnumNaming(EnumNamingStrategies.LowerCaseStrategy.class)
    private enum LowerCase {}

    private ConfigurationJson() {}

    public static ObjectNode write(Configuration configuration) {
        return MAPPER.valueToTree(configuration);
    }

    /** The record of a tree that has been checked and has every key. */
    public static Configuration read(ObjectNode complete) {
        return MAPPER.treeToValue(complete, Configuration.class);
    }
}
