package org.manymoons.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key of the YAML file means and which values it takes; for a list the bounds are those of its elements. The JSON
 * Schema is made from this, and so are the checks and the messages.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Key {
    /** The meaning, for the reader of an editor's tooltip. */
    String value();

    double min() default Double.NEGATIVE_INFINITY;

    double max() default Double.POSITIVE_INFINITY;

    /** A bound that is itself not allowed. */
    double above() default Double.NEGATIVE_INFINITY;

    /** A bound that is itself not allowed. */
    double below() default Double.POSITIVE_INFINITY;

    /** Most characters of a text or elements of a list; the least is one. */
    int longest() default Integer.MAX_VALUE;

    boolean orNull() default false;
}
