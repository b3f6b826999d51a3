package org.manymoons.report;

import java.util.Locale;

/** The sections of the page, in their order; each has {@code sections/<id>.html} and {@code sections/<id>.js}. */
enum Section {
    QUESTION("The question"),
    LEARNT("The data and what was learnt"),
    TRAINING("Training"),
    WEIGHTS("The same weights in another order"),
    BETWEEN("Between two runs"),
    ENDS("End states"),
    ANOTHER("Train another one, here"),
    METHOD("How it was done");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }
}
