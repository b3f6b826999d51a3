package org.manymoons.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.config.Applicability;
import org.manymoons.config.Configuration;
import org.manymoons.config.ConfigurationJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConfigurationSchemaTest {

    @Test
    void theFileInConfigIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("config/manymoons.schema.json")))
                .as("config/manymoons.schema.json is the output of the schema command")
                .isEqualTo(ConfigurationSchema.json());
    }

    @Test
    void hasEveryKeyOfTheRecordsWithDescriptionAndDefault() {
        assertSameKeys(ConfigurationSchema.node(), ConfigurationJson.write(Configuration.DEFAULT));
    }

    private static void assertSameKeys(JsonNode schema, ObjectNode defaults) {
        assertThat(schema.path("properties").propertyNames()).containsExactlyElementsOf(defaults.propertyNames());
        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
        for (Map.Entry<String, JsonNode> property : defaults.properties()) {
            JsonNode key = schema.path("properties").path(property.getKey());
            assertThat(key.path("description").stringValue()).isNotBlank();
            if (property.getValue() instanceof ObjectNode section) {
                assertSameKeys(key, section);
            } else {
                assertThat(key.get("default")).isEqualTo(property.getValue());
            }
        }
    }

    @Test
    void everyKeyThatDependsOnAChoiceIsInTheSchemaAndSaysSo() {
        for (Applicability rule : Applicability.ALL) {
            assertThat(SchemaCheck.at(rule.key())
                            .orElseThrow()
                            .path("description")
                            .stringValue())
                    .endsWith(" Only with " + rule.condition() + ".");
            JsonNode choices = SchemaCheck.at(rule.choice()).orElseThrow().path("enum");
            assertThat(choices.valueStream().map(JsonNode::stringValue)).containsAll(rule.values());
        }
    }
}
