package org.manymoons.config.yaml;

/** Something wrong in a configuration: where, and what, in one line. */
public record Problem(Place place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
