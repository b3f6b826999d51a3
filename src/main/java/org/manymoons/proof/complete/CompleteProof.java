package org.manymoons.proof.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.CertifiedPair;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Prover;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.threads.Tasks;

/**
 * All critical points of a network with one hidden unit below a loss, up to the unit's sign, and the proof that there are no others; the
 * keys of {@code prove --complete --json}.
 *
 * @param level     the loss below which they were looked for
 * @param boxes     how many boxes were looked at
 * @param undecided how many of them could not be decided: above 0 there is no proof
 * @param points    a certificate for each critical point, the lowest loss first
 */
public record CompleteProof(double level, long boxes, long undecided, List<Certificate> points) {
    /** Chosen: so many halvings of the whole space make the pieces that threads take. */
    private static final int HALVINGS = 8;

    /** How many pieces there are, for the progress. */
    public static final int PIECES = 1 << HALVINGS;

    public CompleteProof {
        points = List.copyOf(points);
    }

    /** Whether all critical points below the level are certified. */
    public boolean isComplete() {
        return undecided == 0;
    }

    /**
     * Searches the whole space.
     *
     * @param share    of the best constant predictor's loss, below 1: the level
     * @param progress is told of every finished piece
     * @throws NotProven if the network is none for which this can be done, or a point that was found could not be certified
     */
    public static CompleteProof of(
            Network network, Samples samples, String source, double share, int threads, LongConsumer progress)
            throws NotProven, InterruptedException {
        OneUnitData data = OneUnitData.of(network, samples);
        Level level = Level.below(share, data);
        Prover prover = Prover.of(network, samples, source);
        List<Callable<PieceSearch.Found>> tasks = new ArrayList<>();
        for (Box piece : pieces(level.space(data))) {
            tasks.add(() -> {
                PieceSearch.Found found = new PieceSearch(data, level).search(piece);
                progress.accept(1);
                return found;
            });
        }
        List<PieceSearch.Found> found = Tasks.all(tasks, threads);
        List<Certificate> points = new ArrayList<>();
        for (PieceSearch.Found piece : found) {
            for (Box box : piece.points()) {
                if (points.stream().noneMatch(known -> isInside(known, box))) {
                    addNew(points, certified(prover, box), prover);
                }
            }
        }
        points.removeIf(point -> point.lossInterval().get(0).doubleValue() > level.level());
        points.sort((a, b) -> a.lossInterval().get(0).compareTo(b.lossInterval().get(0)));
        return new CompleteProof(
                level.level(),
                found.stream().mapToLong(PieceSearch.Found::boxes).sum(),
                found.stream().mapToLong(PieceSearch.Found::undecided).sum(),
                points);
    }

    private static List<Box> pieces(Box space) {
        List<Box> pieces = List.of(space);
        for (int n = 0; n < HALVINGS; n++) {
            List<Box> halves = new ArrayList<>();
            for (Box box : pieces) {
                int k = n % (space.low().length - 2); // the unit's own weights and bias
                halves.add(box.half(k, false));
                halves.add(box.half(k, true));
            }
            pieces = halves;
        }
        return pieces;
    }

    /** The box holds one critical point; it is the certified one, whose own box lies in it. */
    private static Certificate certified(Prover prover, Box box) throws NotProven {
        double[] middle = new double[box.low().length];
        Arrays.setAll(middle, box::middle);
        Certificate certificate = prover.criticalPoint(middle);
        if (!isInside(certificate, box)) {
            throw new NotProven("a critical point that was found could not be certified where it is");
        }
        return certificate;
    }

    private static boolean isInside(Certificate certificate, Box box) {
        for (int k = 0; k < box.low().length; k++) {
            double at = certificate.midpoint().get(k).doubleValue();
            double radius = certificate.radius().get(k) + 1e-12 * Math.abs(at);
            if (!(box.low()[k] < at - radius && at + radius < box.high()[k])) {
                return false;
            }
        }
        return true;
    }

    private static void addNew(List<Certificate> points, Certificate point, Prover prover) throws NotProven {
        Certificate narrow = prover.narrowed(point);
        for (Certificate known : points) {
            Relation relation = CertifiedPair.of(known, narrow);
            if (relation == Relation.SAME) {
                return;
            }
            if (relation == Relation.UNDECIDED) {
                throw new NotProven("two critical points could not be told apart");
            }
        }
        points.add(point);
    }
}
