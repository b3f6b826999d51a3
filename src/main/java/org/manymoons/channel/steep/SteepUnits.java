package org.manymoons.channel.steep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.reference.Samples;

/**
 * The units of a limit that have become steps or cuts. The limit is the same for all lines that split the samples alike; but
 * just before it the sample nearest to the line decides: if that one lies on the wrong side, the loss is below the limit.
 * So such a limit is an infimum only if no wrong sample can be made the nearest one, and else the line is moved across it.
 */
public final class SteepUnits {
    /** Chosen: a pull below is not worth a turn that costs other samples something. */
    private static final double WORTH = 1e-8;

    /** Samples that are cut off may be so many times as near to another unit's line. Chosen. */
    private static final double LOOSE = 1e3;

    private SteepUnits() {}

    /** Whether no unit of the limit has become steep. */
    public static boolean isWithout(LimitState limit) {
        return limit.cuts().isEmpty() && limit.pieces().stream().noneMatch(piece -> piece.term() instanceof StepTerm);
    }

    /** Whether the units of a network split the samples as the lines of the limit do, those aside that are cut off. */
    public static boolean splitAlike(LimitState limit, LimitState network, Samples samples) {
        return isWithout(limit)
                || SteepLine.of(SamplePull.at(limit, samples)).allMatch(line -> line.isSplitAlikeBy(network));
    }

    /** Whether no line of the limit can be moved onto a sample that gains by it. */
    public static boolean areAtRest(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return true;
        }
        SamplePull pull = SamplePull.at(limit, samples);
        return SteepLine.of(pull)
                .allMatch(line -> SamplePull.gaining(line.splitOfTheRest(), line.sidesThatPay(), pull.pull())
                        .isEmpty());
    }

    /** With one line moved across a sample that gains by it: the loss is lower. */
    public static Optional<LimitState> turned(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return Optional.empty();
        }
        SamplePull pull = SamplePull.at(limit, samples);
        return SteepLine.of(pull)
                .flatMap(line -> turned(line, line.split(), pull.pull()).stream())
                .findFirst();
    }

    /**
     * With one line moved across a sample that gains by it, passing samples that are classified surely enough without this
     * unit: whether the loss is lower remains to be seen. One state for each unit.
     */
    public static List<LimitState> turnedPastSettled(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return List.of();
        }
        SamplePull pull = SamplePull.at(limit, samples);
        double[] worth = Arrays.stream(pull.pull())
                .map(each -> Math.abs(each) > WORTH ? each : 0)
                .toArray();
        return SteepLine.of(pull)
                .flatMap(line -> turned(line, line.loosened(), worth).stream())
                .toList();
    }

    private static Optional<LimitState> turned(SteepLine line, Dichotomy split, double[] pulling) {
        return SamplePull.gaining(split, line.sidesThatPay(), pulling).flatMap(n -> line.moved(split.flipped(n)));
    }

    /**
     * With lines as far from the samples as can be. What other units cut off may be on any side of a line at the limit; just
     * before it gains where it is on the right one, so it is put there as far as that can be.
     */
    public static LimitState placed(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return limit;
        }
        LimitState placed = limit;
        for (SteepLine each : SteepLine.of(SamplePull.at(limit, samples)).toList()) {
            SamplePull pull = SamplePull.at(placed, samples);
            SteepLine line = each.in(pull);
            Dichotomy split = line.split();
            placed = split.widest()
                    .flatMap(widest -> line.moved(settling(split, widest, line.sidesThatPay(), pull)))
                    .orElse(placed);
        }
        return placed;
    }

    /** The sides of the widest line of the split, moved across samples that are cut off and gain by it. */
    private static Dichotomy settling(Dichotomy split, double[] widest, double[] leaving, SamplePull pull) {
        boolean[] excluded = pull.excluded();
        double[] sides = new double[excluded.length];
        double[] little = new double[excluded.length];
        for (int n = 0; n < sides.length; n++) {
            double loose = SteepLine.value(widest, pull.input(n)) > 0 ? LOOSE : -LOOSE;
            sides[n] = split.sides()[n] == 0 ? loose : split.sides()[n];
            little[n] = excluded[n] ? 2 * pull.label(n) - 1 : 0;
        }
        Dichotomy settled = pull.dichotomy(sides);
        for (int turn = 0; turn < sides.length; turn++) {
            Optional<Integer> gaining = SamplePull.gaining(settled, leaving, little);
            if (gaining.isEmpty()) {
                break;
            }
            settled = settled.flipped(gaining.get());
        }
        return settled;
    }
}
