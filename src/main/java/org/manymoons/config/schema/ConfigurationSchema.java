package org.manymoons.config.schema;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.PropertySortUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Applicability;
import org.manymoons.config.Configuration;
import org.manymoons.config.ConfigurationJson;
import org.manymoons.config.Key;
import org.manymoons.config.Label;
import org.manymoons.config.SampleCount;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of the configuration, made from the records and their {@link Key}s. Editors use it for completion and
 * tooltips, {@link SchemaCheck} to find what is wrong in a file.
 */
public final class ConfigurationSchema {
    private static final String SEED = "{'type': 'integer', 'minimum': 0, 'maximum': " + Limits.SEED + "}";
    private static final String RANGES =
            "{'type': 'string', 'pattern': '^\\\\s*\\\\d+(\\\\s*-\\\\s*\\\\d+)?(\\\\s*,\\\\s*\\\\d+(\\\\s*-\\\\s*\\\\d+)?)*\\\\s*$'}";

    /** Types that are written in more than one way. */
    private static final Map<Class<?>, String> WAYS = Map.of(
            Seeds.class,
            "{'anyOf': [" + SEED + ", " + RANGES + ", {'type': 'array', 'minItems': 1, 'items': {'anyOf': [" + SEED
                    + ", " + RANGES + "]}}]}",
            SampleCount.class,
            "{'anyOf': [" + count(2) + ", {'type': 'array', 'minItems': 2, 'maxItems': 2, 'items': " + count(1) + "}]}",
            Label.class,
            "{'anyOf': [{'type': 'integer', 'minimum': -10000, 'maximum': 10000}, {'type': 'string', 'minLength': 1}]}");

    private ConfigurationSchema() {}

    private static String count(int least) {
        return "{'type': 'integer', 'minimum': " + least + ", 'maximum': " + Limits.SAMPLES + "}";
    }

    /** The schema as indented JSON with a line break at its end; always the same text. */
    public static String json() {
        return ConfigurationJson.MAPPER
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(node())
                        .replace("\r\n", "\n")
                + "\n";
    }

    /** The same as config/manymoons.schema.json has it, which the build puts beside this class: quicker than making it. */
    static ObjectNode shipped() {
        try (InputStream in = ConfigurationSchema.class.getResourceAsStream("manymoons.schema.json")) {
            return (ObjectNode) ConfigurationJson.MAPPER.readTree(Objects.requireNonNull(in, "manymoons.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode node() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        ConfigurationJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral()
                .withPropertySorter(PropertySortUtils.SORT_PROPERTIES_FIELDS_BEFORE_METHODS)
                .withCustomDefinitionProvider((type, context) -> {
                    ObjectNode definition = definition(type.getErasedType());
                    return definition == null
                            ? null
                            : new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.YES);
                });
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> snakeCase(field.getDeclaredName()))
                .withDescriptionResolver(field -> ifWhole(field, key(field).value()))
                .withNullableCheck(
                        field -> !field.isFakeContainerItemScope() && key(field).orNull())
                .withNumberInclusiveMinimumResolver(field -> bound(field, Key::min))
                .withNumberInclusiveMaximumResolver(field -> bound(field, Key::max))
                .withNumberExclusiveMinimumResolver(field -> bound(field, Key::above))
                .withNumberExclusiveMaximumResolver(field -> bound(field, Key::below))
                .withArrayMinItemsResolver(
                        field -> ifWhole(field, field.getType().isInstanceOf(List.class) ? 1 : null))
                .withArrayMaxItemsResolver(
                        field -> ifWhole(field, field.getType().isInstanceOf(List.class) ? longest(field) : null))
                .withStringMinLengthResolver(field -> field.getType().isInstanceOf(String.class) ? 1 : null)
                .withStringMaxLengthResolver(
                        field -> field.getType().isInstanceOf(String.class) ? longest(field) : null);
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(Configuration.class);
        schema.put("title", "Configuration of manymoons");
        describe(schema, ConfigurationJson.write(Configuration.DEFAULT), "");
        return schema;
    }

    /** Adds to every key its default and, where there is one, the choice it depends on. */
    private static void describe(ObjectNode schema, JsonNode defaults, String path) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            ObjectNode key = (ObjectNode) property.getValue();
            String keyPath = path + property.getKey();
            JsonNode value = defaults.path(property.getKey());
            if (value.isObject()) {
                describe(key, value, keyPath + ".");
            } else {
                key.set("default", value);
                key.remove("additionalProperties"); // of values that are no objects
            }
            Applicability.of(keyPath)
                    .ifPresent(rule -> key.put(
                            "description",
                            key.path("description").stringValue() + " Only with " + rule.condition() + "."));
        }
    }

    private static Key key(FieldScope field) {
        return Objects.requireNonNull(field.getRawMember().getAnnotation(Key.class), field::toString);
    }

    private static <T> @Nullable T ifWhole(FieldScope field, @Nullable T value) {
        return field.isFakeContainerItemScope() ? null : value;
    }

    private static @Nullable Integer longest(FieldScope field) {
        return key(field).longest() == Integer.MAX_VALUE ? null : key(field).longest();
    }

    private static @Nullable BigDecimal bound(FieldScope field, ToDoubleFunction<Key> of) {
        double bound = of.applyAsDouble(key(field));
        boolean number = Number.class.isAssignableFrom(field.getType().getErasedType())
                || field.getType().getErasedType().isPrimitive();
        return number && Double.isFinite(bound) ? BigDecimal.valueOf((long) bound) : null;
    }

    /** The schema of a type that the generator does not write as we do. */
    private static @Nullable ObjectNode definition(Class<?> type) {
        String way = WAYS.get(type);
        if (way != null) {
            return (ObjectNode) ConfigurationJson.MAPPER.readTree(way.replace('\'', '"'));
        }
        if (!type.isEnum()) {
            return null;
        }
        ObjectNode names = ConfigurationJson.MAPPER.createObjectNode().put("type", "string");
        Collection<?> values = List.of(type.getEnumConstants());
        values.forEach(value -> names.withArray("enum").add(ConfigurationJson.MAPPER.<JsonNode>valueToTree(value)));
        return names;
    }

    private static String snakeCase(String name) {
        return PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, name);
    }
}
