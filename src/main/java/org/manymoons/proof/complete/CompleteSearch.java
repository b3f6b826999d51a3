package org.manymoons.proof.complete;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Prover;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** The whole space of a network's unit in pieces, each of which can be searched by itself. */
record CompleteSearch(OneUnitData data, Level level, Prover prover, List<Cone> pieces, String fingerprint) {
    /** Chosen: so many halvings of each of the cones that make the space give the pieces that threads take. */
    static final int HALVINGS = 10;

    CompleteSearch {
        pieces = List.copyOf(pieces);
    }

    /** @throws NotProven if the network is none for which this can be done */
    static CompleteSearch of(Network network, Samples samples, String source, double share) throws NotProven {
        OneUnitData data = OneUnitData.of(network, samples);
        Level level = Level.below(share, data);
        List<Cone> pieces = Cone.around(level.limits(data), data.influence());
        for (int n = 0; n < HALVINGS; n++) {
            pieces = halves(pieces, data.influence());
        }
        String fingerprint = CompleteProof.fingerprint(network, samples, share);
        return new CompleteSearch(data, level, Prover.of(network, samples, source), pieces, fingerprint);
    }

    private static List<Cone> halves(List<Cone> cones, double[] influence) {
        List<Cone> halves = new ArrayList<>();
        for (Cone cone : cones) {
            int k = Cone.largest(cone.influence(influence));
            halves.add(cone.half(k, false));
            halves.add(cone.half(k, true));
        }
        return halves;
    }

    /** Searches a piece. */
    FinishedPiece piece(long number) {
        PieceSearch.Found found = new PieceSearch(data, level, prover).search(pieces.get((int) number));
        return new FinishedPiece(number, fingerprint, found.boxes(), found.undecided(), found.points());
    }
}
