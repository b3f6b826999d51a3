package org.manymoons.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Where a record has both {@code @JsonPropertyOrder} and one {@code @JsonUnwrapped} component, the order names the keys of that
 * component too: those are written where it names them, and those that it does not name are not written. So one record can be
 * part of several documents, each with its own keys in its own order. Jackson alone writes all of them, together.
 */
final class UnwrappedInOrder extends ValueSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public List<BeanPropertyWriter> orderProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        JsonPropertyOrder order = bean.getBeanClass().getAnnotation(JsonPropertyOrder.class);
        List<BeanPropertyWriter> unwrapped =
                properties.stream().filter(BeanPropertyWriter::isUnwrapping).toList();
        if (order == null || unwrapped.size() != 1) {
            return properties;
        }
        Map<String, BeanPropertyWriter> own = properties.stream()
                .filter(property -> !property.isUnwrapping())
                .collect(Collectors.toMap(BeanPropertyWriter::getName, Function.identity()));
        List<BeanPropertyWriter> ordered = new ArrayList<>();
        for (String key : order.value()) {
            BeanPropertyWriter outer = own.remove(key);
            ordered.add(outer != null ? outer : new Within(unwrapped.get(0), key));
        }
        if (!own.isEmpty()) {
            throw new IllegalStateException(bean.getBeanClass() + ": its order does not name " + own.keySet());
        }
        return ordered;
    }

    /** One key of a component that is unwrapped. */
    private static final class Within extends BeanPropertyWriter {
        private static final long serialVersionUID = 1;

        private Within(BeanPropertyWriter component, String key) {
            super(component, new SerializedString(key));
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context)
                throws Exception {
            Object component = get(bean);
            if (!isWritten(component, generator, context)) {
                throw new IllegalStateException(component.getClass() + " has no key " + getName());
            }
        }

        /** Writes the key where the component has it, or one that is unwrapped in it. */
        private boolean isWritten(Object component, JsonGenerator generator, SerializationContext context)
                throws Exception {
            Iterator<PropertyWriter> properties =
                    context.findValueSerializer(component.getClass()).properties();
            while (properties.hasNext()) {
                PropertyWriter property = properties.next();
                boolean unwraps = property instanceof BeanPropertyWriter writer && writer.isUnwrapping();
                if (!unwraps && property.getName().equals(getName())) {
                    property.serializeAsProperty(component, generator, context);
                    return true;
                }
                if (unwraps && isWritten(((BeanPropertyWriter) property).get(component), generator, context)) {
                    return true;
                }
            }
            return false;
        }
    }
}
