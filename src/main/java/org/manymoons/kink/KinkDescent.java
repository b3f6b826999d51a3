package org.manymoons.kink;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.kink.ScaledUnits.Role;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;

/**
 * Carries a network downhill to a local minimum on kinks by an active-set Newton method (Nocedal and Wright 2006, section 16.5,
 * with a convex loss in place of a quadratic one and with kinks that may also be crossed): Newton steps along the kinks that
 * hold; the walk in their direction goes over kinks as long as the loss falls and holds on to the one where it does not; a kink
 * whose multiplier is out of range is let go. The loss never rises.
 */
public final class KinkDescent {
    /** Chosen: some hundred steps are usual. */
    private static final int MOST_STEPS = 2000;

    /** Chosen: Newton steps on the rounding floor. */
    private static final int FINISHING_STEPS = 8;

    /** Chosen: a kink is let go before all others are settled where it is that much steeper. */
    private static final double STEEPER = 0.5;

    /** Chosen: after a kink that was let go and came back, the others are settled better by this factor before the next. */
    private static final double MORE_PATIENCE = 8;

    /** Chosen: more is as good as never letting a kink go. */
    private static final double MOST_PATIENCE = 1e9;

    /** Chosen: a slope beyond so many roundings is one. */
    private static final double MULTIPLE = 4;

    /** Chosen: a unit leaves zero where that much more than the weight decay is to be gained. */
    private static final double GAIN = 1e-9;

    /** Chosen, of the largest unit, 1 at least: a smaller one is on its way to zero. */
    private static final double NOTHING = 1e-9;

    /** Chosen, of the loss: a smaller change is rounding. */
    private static final double LEVEL = 1e-14;

    /** Chosen, likewise: smaller ones are tried without. */
    private static final double SMALL = 0.2;

    private final ScaledUnits units;
    private final BooleanSupplier stop;
    private final Consumer<double[]> way;
    private int steps;
    private double patience = STEEPER;

    private KinkDescent(KinkedLoss loss, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        units = new ScaledUnits(loss, start);
        this.stop = stop;
        this.way = way;
    }

    /**
     * Where it ended.
     *
     * @param parameters in the network's order
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Arrival(double[] parameters, int steps) {}

    /**
     * Goes downhill until nothing more is to be gained or told to stop.
     *
     * @param way is handed the parameters after every step
     */
    public static Arrival from(Objective objective, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        KinkedForm form = KinkedForm.of(objective);
        KinkDescent descent = new KinkDescent(
                form.loss(), form.parameters(start), stop, place -> way.accept(form.original(place, start)));
        descent.descend();
        return new Arrival(form.original(descent.units.parameters(), start), descent.steps);
    }

    private void descend() {
        boolean going = true;
        while (going && steps < MOST_STEPS && !stop.getAsBoolean()) {
            steps++;
            going = step();
            way.accept(units.parameters());
        }
        finish();
        if (Border.leave(units)) {
            finish();
        }
    }

    private boolean step() {
        leaveOut();
        Cell cell = new Cell(units);
        double slope = Eigen.norm(cell.reducedGradient());
        Holds.Release release = new Holds(cell).release();
        boolean releases = release.slope() > Math.max(patience * slope, MULTIPLE * cell.noise);
        if (!releases && slope <= MULTIPLE * cell.noise) {
            return awaken(cell);
        }
        ScaledUnits before = units.copy();
        if (releases) {
            units.held.get(release.unit()).remove((Integer) release.point());
            units.right[release.unit()][release.point()] = release.toTheRight();
            cell = new Cell(units);
        }
        Ray.Stop stopped = Ray.walk(units, cell.newtonDirection());
        if (stopped == Ray.Stop.UPHILL || stopped == Ray.Stop.BLOCKED && releases) {
            units.restore(before);
            if (releases && patience < MOST_PATIENCE) {
                patience *= MORE_PATIENCE;
                return true;
            }
            stopped = Ray.walk(units, new Cell(units).steepestDirection());
        } else if (releases) {
            patience = STEEPER;
        }
        if (units.value() > before.value() * (1 + LEVEL)) {
            units.restore(before);
            return false;
        }
        return stopped == Ray.Stop.MINIMUM || stopped == Ray.Stop.BLOCKED;
    }

    /** Units that give nothing, and small ones that the loss is lower without: between there and here it is convex. */
    private void leaveOut() {
        LinearUnits.unite(units);
        double largest = 1;
        for (int j = 0; j < units.loss.units; j++) {
            if (units.isSilent(j)) {
                units.fallAsleep(j);
            }
            largest = Math.max(largest, units.isLive(j) ? units.weightNorm(j) : 0);
        }
        for (int j = 0; j < units.loss.units && units.loss.l2 > 0; j++) {
            if (units.isLive(j) && units.weightNorm(j) < SMALL * largest) {
                tryWithout(j, units.weightNorm(j) < NOTHING * largest);
            }
        }
    }

    /** One that is nothing may go where the loss stays the same but for rounding too. */
    private void tryWithout(int j, boolean isNothing) {
        double before = units.value() * (isNothing ? 1 + LEVEL : 1);
        double c = units.c;
        double mean = 0;
        for (int i = 0; i < units.loss.points.length; i++) {
            double share = units.loss.ones[i] + units.loss.zeros[i];
            mean += share * units.loss.slope(units.right[j][i]) * units.preActivation(j, i);
        }
        units.role[j] = Role.APEX;
        for (double constant : new double[] {0, units.sign[j] * mean}) {
            units.c = c + constant;
            if (units.value() < before) {
                units.clear(j);
                return;
            }
        }
        units.c = c;
        units.role[j] = Role.LIVE;
    }

    /** Lets one unit leave zero where the loss falls; whether there is one. */
    private boolean awaken(Cell cell) {
        int asleep = Arrays.asList(units.role).indexOf(Role.APEX);
        if (asleep < 0) {
            return false;
        }
        Awakening awakening = Awakening.of(units.loss, cell.residuals());
        if (!(awakening.slope() > units.loss.l2 * (1 + GAIN))) {
            return false;
        }
        double[] direction = new double[cell.gradient.length];
        int block = units.loss.inputs + 1;
        System.arraycopy(awakening.direction(), 0, direction, asleep * block, block);
        units.role[asleep] = Role.LIVE;
        units.sign[asleep] = awakening.sign();
        for (int i = 0; i < units.loss.points.length; i++) {
            units.right[asleep][i] = KinkedLoss.dot(awakening.direction(), units.loss.points[i]) > 0;
        }
        if (Ray.walk(units, direction) == Ray.Stop.UPHILL) {
            units.role[asleep] = Role.APEX;
            units.clear(asleep);
            return false;
        }
        return true;
    }

    /** Whole Newton steps while the gradient gets smaller. */
    private void finish() {
        for (int k = 0; k < FINISHING_STEPS && !stop.getAsBoolean(); k++) {
            Cell cell = new Cell(units);
            double[] direction = cell.newtonDirection();
            ScaledUnits before = units.copy();
            units.shift(direction);
            if (!(Eigen.norm(new Cell(units).reducedGradient()) < Eigen.norm(cell.reducedGradient()))) {
                units.restore(before);
                return;
            }
        }
    }
}
