package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simplest rule that explains updates to within their rounding: its numbers are fitted to the updates by least squares, and the
 * test is that no parameter of any of them is further off than rounding can take it.
 *
 * @param worst    how far each number of the rule can be off if all rounding conspires
 * @param probable eight standard deviations of each as the residuals scatter
 * @param misfit   largest residual, in units of what rounding can do: at most 1 where the updates are explained
 */
public record FittedRule(UpdateRule rule, UpdateRule worst, UpdateRule probable, double misfit) {
    /** Chosen: so far outside [0, 1] a momentum may be recovered that lies at an end of it. */
    private static final double BEYOND = 1e-3;

    /** Chosen: residuals of rounding are not quite independent. */
    private static final double DEVIATIONS = 8;

    /** Chosen: Nesterov's rule is not linear in its numbers, and fewer rounds of linear fits settle it. */
    private static final int ROUNDS = 12;

    private static final int LINEAR = 2; // the weights of the equations need a second one

    /** Chosen: some hundred roundings of the learning rate. */
    private static final double SETTLED = 1e-13;

    /** Which numbers of a rule are unknown. */
    private record Form(Momentum kind, boolean decaysWeights, boolean decaysBiases) {
        int unknowns() {
            return 1 + (decaysWeights ? 1 : 0) + (decaysBiases ? 1 : 0) + (kind == Momentum.NONE ? 0 : 1);
        }
    }

    /** The simplest first. */
    private static final List<Form> FORMS = forms();

    private static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        for (boolean biases : List.of(false, true)) {
            forms.add(new Form(Momentum.NONE, biases, biases));
            if (!biases) {
                forms.add(new Form(Momentum.NONE, true, false));
                forms.add(new Form(Momentum.HEAVY_BALL, false, false));
                forms.add(new Form(Momentum.NESTEROV, false, false));
                forms.add(new Form(Momentum.HEAVY_BALL, true, false));
                forms.add(new Form(Momentum.NESTEROV, true, false));
            } else {
                forms.add(new Form(Momentum.HEAVY_BALL, true, true));
                forms.add(new Form(Momentum.NESTEROV, true, true));
            }
        }
        return forms;
    }

    public boolean explains() {
        return misfit <= 1;
    }

    /** Of these updates; the best one where none explains them, null where there is nothing to fit. */
    public static @Nullable FittedRule of(boolean[] weights, List<Step> steps, double unit) {
        FittedRule best = null;
        for (Form form : FORMS) {
            FittedRule fitted = fit(form, weights, steps, unit);
            if (fitted != null && fitted.explains()) {
                return fitted;
            }
            if (fitted != null && (best == null || fitted.misfit < best.misfit)) {
                best = fitted;
            }
        }
        return best;
    }

    private static @Nullable FittedRule fit(Form form, boolean[] weights, List<Step> all, double unit) {
        List<Step> steps = form.kind == Momentum.NONE
                ? all
                : all.stream().filter(step -> step.previous() != null).toList();
        int parameters = weights.length;
        if (steps.isEmpty() || steps.size() * parameters < form.unknowns() + 2) {
            return null;
        }
        UpdateRule rule = new UpdateRule(form.kind, firstRate(steps), 0, 0, 0);
        LeastSquares solved = null;
        int rounds = form.kind == Momentum.NESTEROV ? ROUNDS : LINEAR;
        for (int round = 0; round < rounds; round++) {
            solved = round(form, weights, steps, rule, unit);
            if (solved == null) {
                return null;
            }
            UpdateRule next = moved(form, rule, solved.solution());
            boolean settled = round > 0
                    && Math.abs(next.learningRate() - rule.learningRate()) <= SETTLED * Math.abs(next.learningRate());
            rule = next;
            if (settled) {
                break;
            }
        }
        return solved == null || !isPlausible(rule) ? null : judged(form, weights, steps, rule, solved, unit);
    }

    private static boolean isPlausible(UpdateRule rule) {
        return rule.learningRate() > 0
                && rule.learningRate() < Double.POSITIVE_INFINITY
                && rule.momentum() > -BEYOND
                && rule.momentum() < 1 + BEYOND;
    }

    /** As if there were neither momentum nor decay. */
    private static double firstRate(List<Step> steps) {
        double product = 0;
        double square = 0;
        for (Step step : steps) {
            for (int k = 0; k < step.before().length; k++) {
                product -= step.change(k) * step.gradient()[k];
                square += step.gradient()[k] * step.gradient()[k];
            }
        }
        return square == 0 ? 0 : product / square;
    }

    /** One step of Gauss and Newton: what is still missing from each change, by what each number of the rule adds to it. */
    private static @Nullable LeastSquares round(
            Form form, boolean[] weights, List<Step> steps, UpdateRule rule, double unit) {
        int parameters = weights.length;
        double[][] columns = new double[form.unknowns()][steps.size() * parameters];
        double[] right = new double[steps.size() * parameters];
        int e = 0;
        for (Step step : steps) {
            for (int k = 0; k < parameters; k++) {
                double weight = 1 / rule.rounding(weights, step, k, unit);
                right[e] = weight * (step.change(k) - rule.change(weights, step, k));
                int column = 0;
                columns[column++][e] = -weight * mixed(form, rule, step, step.gradient()[k], gradientBefore(step, k));
                if (weights[k] ? form.decaysWeights : form.decaysBiases) {
                    int at = weights[k] || !form.decaysWeights ? column : column + 1;
                    columns[at][e] = -weight * mixed(form, rule, step, step.before()[k], before(step, k));
                }
                if (form.kind != Momentum.NONE) {
                    columns[columns.length - 1][e] = weight * byMomentum(form, weights, rule, step, k);
                }
                e++;
            }
        }
        return LeastSquares.of(columns, right);
    }

    private static double gradientBefore(Step step, int k) {
        return step.previous() == null ? 0 : step.previous().gradient()[k];
    }

    private static double before(Step step, int k) {
        return step.previous() == null ? 0 : step.previous().before()[k];
    }

    private static double mixed(Form form, UpdateRule rule, Step step, double now, double then) {
        return form.kind == Momentum.NESTEROV && step.previous() != null ? now + rule.momentum() * (now - then) : now;
    }

    private static double byMomentum(Form form, boolean[] weights, UpdateRule rule, Step step, int k) {
        double change = step.previous() == null ? 0 : step.previous().change()[k];
        if (form.kind == Momentum.HEAVY_BALL) {
            return change;
        }
        double decay = rule.decay(weights, k);
        double now = step.gradient()[k] + decay * step.before()[k];
        double then = gradientBefore(step, k) + decay * before(step, k);
        return change - rule.learningRate() * (now - then);
    }

    /** The unknowns are lr, lr l2, lr l2 of biases, m. */
    private static UpdateRule moved(Form form, UpdateRule rule, double[] by) {
        double rate = rule.learningRate() + by[0];
        int at = 1;
        double l2 = form.decaysWeights ? (rule.learningRate() * rule.l2() + by[at++]) / rate : 0;
        double biases = form.decaysBiases ? (rule.learningRate() * rule.l2OfBiases() + by[at++]) / rate : 0;
        return new UpdateRule(form.kind, rate, l2, biases, form.kind == Momentum.NONE ? 0 : rule.momentum() + by[at]);
    }

    private static FittedRule judged(
            Form form, boolean[] weights, List<Step> steps, UpdateRule rule, LeastSquares solved, double unit) {
        double misfit = 0;
        for (Step step : steps) {
            misfit = Math.max(misfit, rule.misfit(weights, step, unit));
        }
        double[] probable = solved.spread().clone();
        for (int j = 0; j < probable.length; j++) {
            probable[j] *= DEVIATIONS;
        }
        return new FittedRule(rule, errors(form, rule, solved.worst()), errors(form, rule, probable), misfit);
    }

    private static UpdateRule errors(Form form, UpdateRule rule, double[] of) {
        double rate = rule.learningRate();
        double relative = of[0] / rate;
        int at = 1;
        double l2 = form.decaysWeights ? of[at++] / rate + Math.abs(rule.l2()) * relative : 0;
        double biases = form.decaysBiases ? of[at++] / rate + Math.abs(rule.l2OfBiases()) * relative : 0;
        return new UpdateRule(form.kind, of[0], l2, biases, form.kind == Momentum.NONE ? 0 : of[at]);
    }
}
