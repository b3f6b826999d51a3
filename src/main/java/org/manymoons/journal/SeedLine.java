package org.manymoons.journal;

/** What a {@link Journal} keeps of a seed. */
public interface SeedLine {
    /** The seed, which no two lines share. */
    long seed();
}
