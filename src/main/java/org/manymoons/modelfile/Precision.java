package org.manymoons.modelfile;

/** How finely a file keeps its numbers (IEEE 754; bfloat16 is the upper half of a float). */
public enum Precision {
    DOUBLE(0x1p-52, "double"),
    FLOAT(0x1p-23, "float"),
    /** 16 bits, 11 of them significant: PyTorch's float16. */
    HALF(0x1p-10, "half"),
    /** 16 bits, 8 of them significant. */
    BFLOAT16(0x1p-7, "bfloat16");

    private final double spacing;
    private final String label;

    Precision(double spacing, String label) {
        this.spacing = spacing;
        this.label = label;
    }

    /** The distance from 1 to the next larger number. */
    public double spacing() {
        return spacing;
    }

    /** As in a sentence. */
    public String label() {
        return label;
    }

    /** Whether weights are kept in it but hardly ever computed with. */
    public boolean isForStorage() {
        return spacing > FLOAT.spacing;
    }

    /** The coarser one. */
    public Precision or(Precision other) {
        return other.spacing > spacing ? other : this;
    }
}
