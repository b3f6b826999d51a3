package org.manymoons.report;

import java.util.List;
import java.util.Locale;

/** The sections of the pages; each has {@code sections/<id>.html} and {@code sections/<id>.js}. */
enum Section {
    QUESTION("The short answer"),
    STARTS("The short answer"),
    WEIGHTS("The same weights in another order"),
    LEARNT("What was learnt"),
    MATTERS("Does it matter?"),
    BETWEEN("As trained: between two runs"),
    ENDS("Carried on: end states"),
    LANDSCAPE("Where the end states join"),
    ANOTHER("Train another one, here"),
    TRAINING("Training"),
    METHOD("How it was done");

    /** Those of a run, in their order. */
    static final List<Section> OF_A_RUN =
            List.of(QUESTION, WEIGHTS, LEARNT, MATTERS, BETWEEN, ENDS, ANOTHER, TRAINING, METHOD);

    /** Those of a census. */
    static final List<Section> OF_A_CENSUS = List.of(STARTS, ENDS, MATTERS, METHOD);

    /** Those of a landscape. */
    static final List<Section> OF_A_LANDSCAPE = List.of(LANDSCAPE);

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
