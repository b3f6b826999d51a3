/**
 * Configuration and sweep files read, completed by defaults and options, and reported with all their problems at once.
 */
package org.manymoons.config.file;
