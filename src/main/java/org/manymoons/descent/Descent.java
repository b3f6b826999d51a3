package org.manymoons.descent;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.manymoons.spectrum.Eigen;

/** Carries a surface's parameters downhill, round by round, and finishes on the gradient's rounding floor. */
public final class Descent {
    /** Chosen: radius of the first plain Newton step. */
    private static final double CURVED_RADIUS = 1;

    /** Chosen: refusals in a row after which finishing gives up. */
    private static final int MOST_REFUSALS = 20;

    /** Chosen: quadratic convergence takes a few steps, a flat valley some more. */
    private static final int FINISHING_STEPS = 60;

    /** Chosen: radius of the first projected step. */
    private static final double PROJECTED_RADIUS = 0.5;

    /** Chosen: a round of projected steps does not begin with a smaller radius, whatever the last one ended with. */
    private static final double LEAST_PROJECTED_RADIUS = 1e-3;

    /** Chosen: radius of the first finishing step, hardly a limit. */
    private static final double FINISHING_RADIUS = 10;

    /** Chosen: a plain step gains that much less where a projected one cannot be. */
    private static final int PLAIN_FOR_PROJECTED = 4;

    /** Chosen, of 1 + the norm of the parameters: the nearest point tried on the way out of a saddle. */
    private static final double NEAREST = 1e-3;

    /** Chosen: each point tried on the way out of a saddle is so many times as far as the one before. */
    private static final double FARTHER = 4;

    private final Surface surface;
    private final BooleanSupplier stop;
    private final Consumer<double[]> way;
    private double[] parameters;
    private double radius = PROJECTED_RADIUS;
    private int steps;

    public Descent(Surface surface, double[] start, BooleanSupplier stop) {
        this(surface, start, stop, parameters -> {});
    }

    /**
     * A descent that shows its way.
     *
     * @param way is handed the parameters after every step; it must not change them
     */
    public Descent(Surface surface, double[] start, BooleanSupplier stop, Consumer<double[]> way) {
        this.surface = surface;
        this.stop = stop;
        this.way = way;
        parameters = start.clone();
    }

    public double[] parameters() {
        return parameters;
    }

    public int steps() {
        return steps;
    }

    /** Plain Newton steps, which stay in the valley they start in; whether nothing more is to be gained. */
    public boolean inAllParameters(int count) {
        NewtonSteps newton = new NewtonSteps(surface, parameters, CURVED_RADIUS);
        boolean exhausted = false;
        for (int i = 0; i < count && !stop.getAsBoolean(); i++) {
            steps++;
            exhausted = newton.step() == NewtonSteps.StepResult.EXHAUSTED;
            way.accept(newton.parameters());
            if (exhausted) {
                break;
            }
        }
        parameters = newton.parameters();
        return exhausted;
    }

    /** Projected steps, plain ones where that cannot be; whether nothing more is to be gained by them. */
    public boolean projected(int count) {
        if (!surface.isProjectable()) {
            return inAllParameters(PLAIN_FOR_PROJECTED * count);
        }
        ProjectedNewton newton = new ProjectedNewton(surface, parameters, radius);
        boolean going = true;
        for (int i = 0; i < count && going && !stop.getAsBoolean(); i++) {
            steps++;
            going = newton.step();
            way.accept(newton.parameters());
        }
        parameters = newton.parameters();
        radius = Math.max(newton.radius(), LEAST_PROJECTED_RADIUS);
        return !going;
    }

    /** Damped Newton steps in units of each parameter's own curvature, which go on where parameters differ by many powers of ten. */
    public void scaled(int count) {
        parameters = SaddleFreeNewton.descend(surface, parameters, count, stop, there -> {
            steps++;
            way.accept(there);
        });
    }

    /** Newton steps until the gradient is as small as rounding lets it be; the parameters with the smallest gradient. */
    public void finish() {
        NewtonSteps newton = new NewtonSteps(surface, parameters, FINISHING_RADIUS);
        int refused = 0;
        for (int i = 0; i < FINISHING_STEPS && refused < MOST_REFUSALS && !stop.getAsBoolean(); i++) {
            steps++;
            NewtonSteps.StepResult outcome = newton.step();
            way.accept(newton.parameters());
            if (outcome == NewtonSteps.StepResult.EXHAUSTED) {
                break;
            }
            refused = outcome == NewtonSteps.StepResult.REFUSED ? refused + 1 : 0;
        }
        parameters = newton.parameters();
    }

    /** Goes on from there. */
    public void moveTo(double[] there) {
        parameters = there.clone();
        way.accept(parameters);
    }

    /** Leaves a saddle along a direction of negative curvature, to the side and as far as the loss falls most. */
    public void leave(double[] direction) {
        double[] best = parameters;
        double lowest = Double.POSITIVE_INFINITY;
        double farthest = 1 + Eigen.norm(parameters);
        for (double length = NEAREST * farthest; length < farthest; length *= FARTHER) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] trial = parameters.clone();
                for (int k = 0; k < trial.length; k++) {
                    trial[k] += sign * length * direction[k];
                }
                double loss = surface.loss(trial);
                if (loss < lowest) {
                    lowest = loss;
                    best = trial;
                }
            }
        }
        if (lowest < surface.loss(parameters)) {
            parameters = best;
            way.accept(parameters);
        }
    }
}
