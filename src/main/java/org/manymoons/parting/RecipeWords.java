package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.manymoons.parting.update.BatchPlan;
import org.manymoons.parting.update.FittedRule;
import org.manymoons.parting.update.UpdateRule;

/** Numbers of a recipe with the digits that are known. */
final class RecipeWords {
    /** As many as a double has for certain, and one. */
    private static final int MOST_DIGITS = 16;

    /** Chosen: smaller numbers have more noughts than are read at a glance. */
    private static final double PLAIN_FROM = 1e-4;

    /** Chosen: larger ones have more digits. */
    private static final double PLAIN_TO = 1e7;

    private RecipeWords() {}

    /** A number with the digits that its error leaves. */
    static String number(double value, double error) {
        int digits = MOST_DIGITS;
        if (error > 0 && value != 0) {
            digits = 1 + (int) Math.floor(Math.log10(Math.abs(value) / error));
        }
        digits = Math.max(1, Math.min(MOST_DIGITS, digits));
        BigDecimal rounded = BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return value == 0 || (Math.abs(value) >= PLAIN_FROM && Math.abs(value) < PLAIN_TO)
                ? rounded.toPlainString()
                : format("%s", rounded.toString().replace("E", "e"));
    }

    /** As in "gradient descent, learning rate 0.1, l2 0.001, momentum 0.9 (Nesterov), batches of 10". */
    static String recipe(FittedRule fitted, BatchPlan plan, boolean fullBatch) {
        UpdateRule rule = fitted.rule();
        UpdateRule error = fitted.worst();
        StringBuilder text = new StringBuilder("learning rate " + number(rule.learningRate(), error.learningRate()));
        text.append(rule.l2() == 0 ? ", no l2" : ", l2 " + number(rule.l2(), error.l2()));
        if (rule.l2OfBiases() != 0) {
            text.append(" (of biases ")
                    .append(number(rule.l2OfBiases(), error.l2OfBiases()))
                    .append(')');
        }
        switch (rule.kind()) {
            case NONE -> text.append(", no momentum");
            case HEAVY_BALL -> text.append(", momentum ").append(number(rule.momentum(), error.momentum()));
            case NESTEROV -> text.append(", Nesterov's momentum ").append(number(rule.momentum(), error.momentum()));
        }
        text.append(fullBatch ? ", all samples in every update" : ", batches of " + plan.size() + " in order");
        return text.toString();
    }
}
