/** YAML as text with places: what is written where, and problems that say so. */
package org.manymoons.config.yaml;
