/**
 * The configuration: records that mirror the YAML file one to one, the JSON Schema made from them, and the loading that
 * reports every problem of a file at once, each with its line and column.
 *
 * <p>The doors are {@link org.manymoons.config.ConfigurationFile#load}, {@link org.manymoons.config.Configuration} and
 * {@link org.manymoons.config.ConfigurationSchema#json}.
 */
package org.manymoons.config;
