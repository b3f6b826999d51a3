package org.manymoons.lockstep;

import org.manymoons.reference.Updater;

/**
 * Follows another program's training with the reference's own from the same start, and tells chaos from a defect: a
 * control, the reference from a start changed by one ulp (unit in the last place), shows how soon mere rounding drives two
 * correct runs apart. Where rounding makes the two equal again, to the bit and so for ever, the control is changed by one
 * ulp anew: the other program goes on rounding differently as well. At the edge of stability that happens within some hundred updates (Cohen et al. 2021).
 */
public final class FreeRunComparison {
    /** Chosen: two runs have parted when some parameter differs by more than this. */
    public static final double PARTING = 1e-9;

    /** One ulp of a small initial weight: the control's difference is not taken to be smaller than this. */
    private static final double LEAST_CONTROL = 1e-18;

    /** Chosen: rounding explains a difference that it reaches to within this factor. */
    private static final double MARGIN = 100;

    /**
     * The outcome.
     *
     * @param partsAt         first update after which the other program and the reference differ by more than {@link
     *                        #PARTING}, 0 if they never do
     * @param finalDifference largest difference of a parameter at the end
     * @param controlPartsAt  the same update for the control and the reference, 0 if they never do
     * @param amplification   how much the control had grown, from its smallest, when the other program parted
     */
    public record Result(long partsAt, double finalDifference, long controlPartsAt, double amplification) {
        /**
         * Whether the other program parts much earlier than rounding explains: in less than half the updates that the
         * control takes, and by far more than the differences of single steps add up to when they are amplified as the
         * control is.
         *
         * @param stepDifference largest difference of a parameter after a single step, found in lockstep
         * @param iterations     updates made in all
         */
        public boolean suspectsDefect(double stepDifference, long iterations) {
            if (partsAt == 0) {
                return false;
            }
            long expected = controlPartsAt == 0 ? iterations : controlPartsAt;
            double explained = partsAt * stepDifference * amplification * MARGIN;
            return 2 * partsAt < expected && explained < PARTING;
        }
    }

    private final FreeRun reference;
    private final FreeRun control;
    private final int batches;
    private long partsAt;
    private long controlPartsAt;
    private double difference;
    private double smallestControl = Double.POSITIVE_INFINITY;
    private double controlDifference;
    private double amplification = 1;

    /**
     * A comparison before the first update.
     *
     * @param start   parameters that the other program starts from
     * @param batches number of batches, which are used in turn
     */
    public FreeRunComparison(Updater updater, FreeRun.BatchGradient gradient, double[] start, int batches) {
        this.batches = batches;
        reference = new FreeRun(updater, gradient, start);
        control = new FreeRun(updater, gradient, start);
        control.changeByOneUlp();
    }

    /** Takes the other program's next update and makes the reference's own. */
    public void accept(ObservedUpdate step) {
        int batch = (int) (step.iteration() % batches);
        reference.advance(batch);
        difference = largestDifference(reference.parameters(), step.after());
        if (controlPartsAt == 0) {
            advanceControl(batch, step.iteration() + 1);
        }
        if (partsAt == 0 && difference > PARTING) {
            partsAt = step.iteration() + 1;
            amplification = Math.max(1, controlDifference / smallestControl);
        }
    }

    private void advanceControl(int batch, long updates) {
        if (controlDifference == 0 && updates > 1) {
            control.changeByOneUlp();
        }
        control.advance(batch);
        controlDifference = largestDifference(reference.parameters(), control.parameters());
        smallestControl = Math.min(smallestControl, Math.max(controlDifference, LEAST_CONTROL));
        if (controlDifference > PARTING) {
            controlPartsAt = updates;
        }
    }

    /** The outcome so far. */
    public Result result() {
        return new Result(partsAt, difference, controlPartsAt, amplification);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = Math.abs(a[k] - b[k]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }
}
