/** What a configuration may say: the JSON Schema made from its records, and the check of a file against it. */
package org.manymoons.config.schema;
