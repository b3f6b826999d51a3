package org.manymoons.config;

/** Something wrong in a configuration: where, and what, in one line. */
record Problem(Place place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
