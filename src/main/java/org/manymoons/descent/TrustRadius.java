package org.manymoons.descent;

/**
 * How long a step of the quadratic model is trusted to be, by how far the loss keeps what the model promised (Nocedal and
 * Wright 2006, algorithm 4.1, with other numbers).
 *
 * @param value   the largest length of the next step
 * @param largest the value is never above it
 */
record TrustRadius(double value, double largest) {
    /** Chosen: a step that keeps less of its promise than this is not taken; Nocedal and Wright allow 0 to 1/4. */
    private static final double TAKEN = 1e-4;

    /** From Nocedal and Wright: a step that keeps less of its promise than this was too long. */
    private static final double POOR = 0.25;

    /** Chosen: a step that keeps more of its promise than this could have been longer; Nocedal and Wright have 3/4. */
    private static final double GOOD = 0.6;

    /** Chosen: a step of this share of the radius was held back by it. */
    private static final double HELD_BACK = 0.9;

    /** Of the length of a step that is not taken: a quarter, as Nocedal and Wright have it. */
    private static final double AFTER_REFUSAL = 0.25;

    /** Chosen: of the length of a step that is taken but was poor. */
    private static final double AFTER_POOR = 0.5;

    /** Chosen: after a good step that was held back; Nocedal and Wright have 2. */
    private static final double GROWTH = 2.5;

    /** Whether to take a step whose decrease of the loss is this share of the predicted one; not if that is no number. */
    static boolean takes(double ratio) {
        return ratio > TAKEN;
    }

    /** The radius after a step of this length. */
    TrustRadius after(double ratio, double length) {
        if (!takes(ratio)) {
            return with(AFTER_REFUSAL * Math.min(length, value));
        }
        if (ratio < POOR) {
            return with(AFTER_POOR * Math.min(length, value));
        }
        return ratio > GOOD && length > HELD_BACK * value ? with(Math.min(largest, GROWTH * value)) : this;
    }

    private TrustRadius with(double changed) {
        return new TrustRadius(changed, largest);
    }
}
