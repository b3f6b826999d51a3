package org.manymoons.channel;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Samples;

/**
 * The units of a limit that have become steps or cuts. The limit is the same for all lines that split the samples alike; but
 * just before it the sample nearest to the line decides: if that one lies on the wrong side, the loss is below the limit.
 * So such a limit is an infimum only if no wrong sample can be made the nearest one, and else the line is moved across it.
 */
final class SteepUnits {
    /** Chosen: labels that pull the logit up and down equally but for this share, which is rounding, pull to no side. */
    private static final double BALANCED = 1e-9;

    /** Chosen: a margin whose loss, 1e-7, may well be less than what another sample gains; the loss decides. */
    private static final double SETTLED = 16;

    /** Chosen: a pull below is not worth a turn that costs other samples something. */
    private static final double WORTH = 1e-8;

    /** Samples that are cut off may be so many times as near to another unit's line. Chosen. */
    private static final double LOOSE = 1e3;

    private final LimitState limit;
    private final Samples samples;
    private final double[] logits;
    private final double[] pull;

    private SteepUnits(LimitState limit, Samples samples) {
        this.limit = limit;
        this.samples = samples;
        logits = limit.model(samples).logits(limit.parameters());
        pull = pull(limit, samples, logits);
    }

    /** Whether the units of a network split the samples as the lines of the limit do, those aside that are cut off. */
    static boolean splitAlike(LimitState limit, LimitState network, Samples samples) {
        boolean[] excluded = limit.excluded(samples.size());
        SteepUnits units = new SteepUnits(limit, samples);
        for (int n = 0; n < excluded.length; n++) {
            double[] x = samples.inputs()[n];
            for (Piece step : units.steps()) {
                boolean above = ((StepTerm) step.term()).pattern()[n] > 0;
                if (!excluded[n] && above != (value(network, step.units().get(0), x) > 0)) {
                    return false;
                }
            }
            for (Cut cut : limit.cuts()) {
                boolean there = value(network, cut.unit(), x) * units.side(cut) > 0;
                if (there != cut.beyond()[n] && !units.excluded(cut, n)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no line of the limit can be moved onto a sample that gains by it. */
    static boolean areAtRest(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return true;
        }
        SteepUnits units = new SteepUnits(limit, samples);
        return units.steps().stream()
                        .allMatch(step -> units.gaining(units.split(step), units.sidesThatPay(step), units.pull)
                                .isEmpty())
                && limit.cuts().stream()
                        .allMatch(cut -> units.gaining(units.split(cut, true), units.sidesThatPay(cut), units.pull)
                                .isEmpty());
    }

    /** With one line moved across a sample that gains by it: the loss is lower. */
    static Optional<LimitState> turned(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return Optional.empty();
        }
        SteepUnits units = new SteepUnits(limit, samples);
        for (Piece step : units.steps()) {
            Dichotomy split = units.split(step);
            Optional<LimitState> turned = units.gaining(split, units.sidesThatPay(step), units.pull)
                    .flatMap(n -> units.moved(step, split.flipped(n)));
            if (turned.isPresent()) {
                return turned;
            }
        }
        for (Cut cut : limit.cuts()) {
            Dichotomy split = units.split(cut, false);
            Optional<LimitState> turned = units.gaining(split, units.sidesThatPay(cut), units.pull)
                    .flatMap(n -> units.moved(cut, split.flipped(n)));
            if (turned.isPresent()) {
                return turned;
            }
        }
        return Optional.empty();
    }

    /**
     * With one line moved across a sample that gains by it, passing samples that are classified surely enough without this
     * unit: whether the loss is lower remains to be seen. One state for each unit.
     */
    static List<LimitState> turnedPastSettled(LimitState limit, Samples samples) {
        List<LimitState> found = new ArrayList<>();
        if (isWithout(limit)) {
            return found;
        }
        SteepUnits units = new SteepUnits(limit, samples);
        double[] worth = Arrays.stream(units.pull)
                .map(pull -> Math.abs(pull) > WORTH ? pull : 0)
                .toArray();
        for (Piece step : units.steps()) {
            Dichotomy split = units.loosened(step);
            units.gaining(split, units.sidesThatPay(step), worth)
                    .flatMap(n -> units.moved(step, split.flipped(n)))
                    .ifPresent(found::add);
        }
        for (Cut cut : limit.cuts()) {
            Dichotomy split = units.loosened(cut);
            units.gaining(split, units.sidesThatPay(cut), worth)
                    .flatMap(n -> units.moved(cut, split.flipped(n)))
                    .ifPresent(found::add);
        }
        return found;
    }

    /**
     * With lines as far from the samples as can be. What other units cut off may be on any side of a line at the limit; just
     * before it gains where it is on the right one, so it is put there as far as that can be.
     */
    static LimitState placed(LimitState limit, Samples samples) {
        if (isWithout(limit)) {
            return limit;
        }
        LimitState placed = limit;
        for (Piece step : new SteepUnits(limit, samples).steps()) {
            SteepUnits units = new SteepUnits(placed, samples);
            double[] leaving = units.sidesThatPay(step);
            Dichotomy split = units.split(step);
            placed = split.widest()
                    .flatMap(line -> units.moved(step, units.settling(split, line, leaving)))
                    .orElse(placed);
        }
        for (int k = 0; k < limit.cuts().size(); k++) {
            SteepUnits units = new SteepUnits(placed, samples);
            Cut cut = placed.cuts().get(k);
            double[] leaving = units.sidesThatPay(cut);
            Dichotomy split = units.split(cut, false);
            placed = split.widest()
                    .flatMap(line -> units.moved(cut, units.settling(split, line, leaving)))
                    .orElse(placed);
        }
        return placed;
    }

    /** The sides of this line of the split, moved across samples that are cut off and gain by it. */
    private Dichotomy settling(Dichotomy split, double[] line, double[] leaving) {
        boolean[] excluded = limit.excluded(samples.size());
        double[] sides = new double[samples.size()];
        double[] little = new double[sides.length];
        for (int n = 0; n < sides.length; n++) {
            double loose = value(line, samples.inputs()[n]) > 0 ? LOOSE : -LOOSE;
            sides[n] = split.sides()[n] == 0 ? loose : split.sides()[n];
            little[n] = excluded[n] ? 2 * samples.labels()[n] - 1 : 0;
        }
        Dichotomy settled = new Dichotomy(samples.inputs(), sides);
        for (int turn = 0; turn < sides.length; turn++) {
            Optional<Integer> gaining = gaining(settled, leaving, little);
            if (gaining.isEmpty()) {
                break;
            }
            settled = settled.flipped(gaining.get());
        }
        return settled;
    }

    /** Whether no unit of the limit has become steep. */
    static boolean isWithout(LimitState limit) {
        return limit.cuts().isEmpty() && limit.pieces().stream().noneMatch(piece -> piece.term() instanceof StepTerm);
    }

    /** By how much the samples at each sample's place would gain with the logit: the negative derivative of their loss. */
    private static double[] pull(LimitState limit, Samples samples, double[] logits) {
        boolean[] excluded = limit.excluded(logits.length);
        Map<DoubleBuffer, double[]> places = new HashMap<>();
        for (int n = 0; n < logits.length; n++) {
            double[] place = places.computeIfAbsent(DoubleBuffer.wrap(samples.inputs()[n]), x -> new double[2]);
            if (!excluded[n]) {
                place[0] += samples.labels()[n] * Logistic.sigmoid(-logits[n]);
                place[1] += (1 - samples.labels()[n]) * Logistic.sigmoid(logits[n]);
            }
        }
        double[] pull = new double[logits.length];
        for (int n = 0; n < pull.length; n++) {
            double[] place = places.getOrDefault(DoubleBuffer.wrap(samples.inputs()[n]), new double[2]);
            double most = Math.max(place[0], place[1]);
            pull[n] = Math.abs(place[0] - place[1]) > BALANCED * most ? place[0] - place[1] : 0;
        }
        return pull;
    }

    private List<Piece> steps() {
        return limit.pieces().stream()
                .filter(piece -> piece.term() instanceof StepTerm)
                .toList();
    }

    /** Without the samples that are cut off. */
    private Dichotomy split(Piece step) {
        boolean[] free = limit.excluded(samples.size());
        double[] pattern = ((StepTerm) step.term()).pattern();
        double[] sides = new double[pattern.length];
        for (int n = 0; n < sides.length; n++) {
            sides[n] = free[n] ? 0 : pattern[n] > 0 ? 1 : -1;
        }
        return new Dichotomy(samples.inputs(), sides);
    }

    /** Without those, too, that are classified so surely that the step makes no difference to them. */
    private Dichotomy loosened(Piece step) {
        double[] sides = split(step).sides();
        double[] pattern = ((StepTerm) step.term()).pattern();
        double height = Math.abs(step.parameters()[0])
                * (Arrays.stream(pattern).max().orElseThrow()
                        - Arrays.stream(pattern).min().orElseThrow());
        for (int n = 0; n < sides.length; n++) {
            sides[n] = margin(n) > SETTLED + height ? 0 : sides[n];
        }
        return new Dichotomy(samples.inputs(), sides);
    }

    /** Without those, too, that may be cut off but are classified surely without that. */
    private Dichotomy loosened(Cut cut) {
        double[] sides = split(cut, false).sides();
        for (int n = 0; n < sides.length; n++) {
            sides[n] = isWelcome(cut, n) && margin(n) > SETTLED ? 0 : sides[n];
        }
        return new Dichotomy(samples.inputs(), sides);
    }

    private double margin(int n) {
        return samples.labels()[n] == 1 ? logits[n] : -logits[n];
    }

    /**
     * Without the samples that other cuts take care of: all of theirs, or else only those which need not be on this side
     * for them to do so.
     */
    private Dichotomy split(Cut cut, boolean all) {
        double[] sides = new double[samples.size()];
        double beyond = side(cut);
        Arrays.fill(sides, -beyond);
        boolean earlier = true;
        for (Cut other : limit.cuts()) {
            earlier &= other != cut;
            for (int n = 0; n < sides.length; n++) {
                if (other == cut) {
                    sides[n] = cut.beyond()[n] ? beyond : sides[n];
                } else if (other.beyond()[n] && (all || earlier || other.sign() == cut.sign())) {
                    sides[n] = 0;
                }
            }
        }
        return new Dichotomy(samples.inputs(), sides);
    }

    /** Of the line w.x + b, on which the samples are that are cut off. */
    private double side(Cut cut) {
        for (int n = 0; n < samples.size(); n++) {
            if (cut.beyond()[n]) {
                return value(cut.line(), samples.inputs()[n]) > 0 ? 1 : -1;
            }
        }
        return 1;
    }

    /** For each side, 0 for -1 and 1 for +1, the sign of the pull with which a sample would leave it; 0 for none. */
    private double[] sidesThatPay(Piece step) {
        double upwards = Math.signum(step.parameters()[0]);
        return new double[] {upwards, -upwards};
    }

    private double[] sidesThatPay(Cut cut) {
        return side(cut) > 0 ? new double[] {cut.sign(), 0} : new double[] {0, cut.sign()};
    }

    /** The sample that a line of this split can be moved onto and that gains most of those. */
    private Optional<Integer> gaining(Dichotomy split, double[] leaving, double[] pulling) {
        List<Integer> gaining = new ArrayList<>();
        double[] gain = new double[samples.size()];
        for (int n = 0; n < gain.length; n++) {
            double side = split.sides()[n];
            gain[n] = side == 0 ? 0 : leaving[side > 0 ? 1 : 0] * pulling[n];
            if (gain[n] > 0) {
                gaining.add(n);
            }
        }
        gaining.sort((a, b) -> Double.compare(gain[b], gain[a]));
        return gaining.stream().filter(split::canTouch).findFirst();
    }

    private Optional<LimitState> moved(Piece step, Dichotomy split) {
        double[] pattern = ((StepTerm) step.term()).pattern();
        double up = Arrays.stream(pattern).max().orElseThrow();
        double down = Arrays.stream(pattern).min().orElseThrow();
        return split.widest().map(line -> {
            double[] moved = Arrays.stream(samples.inputs())
                    .mapToDouble(x -> value(line, x) > 0 ? up : down)
                    .toArray();
            return limit.replaced(
                    List.of(step), List.of(new Piece(new StepTerm(moved, line), step.parameters(), step.units())), 0);
        });
    }

    private Optional<LimitState> moved(Cut cut, Dichotomy split) {
        double side = side(cut);
        boolean[] excluded = limit.excluded(samples.size());
        boolean[] beyond = cut.beyond().clone();
        for (int n = 0; n < beyond.length; n++) {
            boolean added = !excluded[n] && split.sides()[n] == side;
            beyond[n] |= added;
            if (added && !isWelcome(cut, n)) {
                return Optional.empty();
            }
        }
        return split.widest().map(line -> {
            for (int n = 0; n < beyond.length; n++) {
                if (split.sides()[n] == 0 && isWelcome(cut, n) && !excluded(cut, n)) {
                    beyond[n] = value(line, samples.inputs()[n]) * side > 0;
                }
            }
            List<Cut> cuts = new ArrayList<>(limit.cuts());
            cuts.set(cuts.indexOf(cut), new Cut(cut.unit(), line, beyond, cut.sign()));
            return new LimitState(limit.pieces(), limit.constant(), cuts);
        });
    }

    private boolean isWelcome(Cut cut, int n) {
        return samples.labels()[n] == (cut.sign() > 0 ? 1 : 0);
    }

    /** Whether another cut takes care of this sample. */
    private boolean excluded(Cut cut, int n) {
        return limit.cuts().stream().anyMatch(other -> other != cut && other.beyond()[n]);
    }

    private static double value(LimitState network, int unit, double[] x) {
        return network.pieces().get(unit).affine(x);
    }

    private static double value(double[] line, double[] x) {
        double z = line[x.length];
        for (int j = 0; j < x.length; j++) {
            z += line[j] * x[j];
        }
        return z;
    }
}
