/**
 * Certificates checked from scratch: plain intervals of decimal numbers, textbook formulas, and nothing of what the prover uses
 * but the file's format.
 */
@NullMarked
package org.manymoons.proof.check;

import org.jspecify.annotations.NullMarked;
