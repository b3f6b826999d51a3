package org.manymoons.proof.complete;

import java.util.List;
import org.manymoons.journal.SeedLine;
import org.manymoons.proof.Certificate;

/**
 * What a piece of the space holds, as a line of the journal.
 *
 * @param seed      the piece's number
 * @param of        the fingerprint of what is searched
 * @param boxes     how many were looked at
 * @param undecided how many were given up
 * @param points    the certified critical points in the piece or near it
 */
record FinishedPiece(long seed, String of, long boxes, long undecided, List<Certificate> points) implements SeedLine {
    FinishedPiece {
        points = List.copyOf(points);
    }
}
