/**
 * The configuration: records that mirror the YAML file one to one. Reading it is the work of {@link org.manymoons.config.file},
 * what it may say that of {@link org.manymoons.config.schema}.
 */
package org.manymoons.config;
