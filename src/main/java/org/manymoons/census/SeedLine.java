package org.manymoons.census;

/** What a {@link Journal} keeps of a seed. */
interface SeedLine {
    /** The seed, which no two lines share. */
    long seed();
}
