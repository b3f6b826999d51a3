package org.manymoons.config;

/**
 * The check of DL4J's single steps against plain Java.
 *
 * @param lockstepTolerance largest difference of a parameter after one update, relative to max(1, |parameter|)
 */
public record ReferenceSection(
        @Key(
                value = "Largest difference allowed after one update between DL4J and plain Java, relative to"
                        + " max(1, |parameter|).",
                above = 0,
                max = 1)
        double lockstepTolerance) {

    static final ReferenceSection DEFAULT = new ReferenceSection(1e-12);
}
