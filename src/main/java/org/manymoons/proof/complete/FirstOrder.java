package org.manymoons.proof.complete;

/**
 * Whether the gradient can vanish over a cone of units with their optimal outputs, by intervals: it holds over wider cones than an {@link
 * Expansion}, where the gradient is far from 0.
 */
final class FirstOrder {
    /** Where f' u = u / cosh^2 u is the largest, from both sides, and more than its value there. */
    private static final double CREST_FROM = 0.7717;

    private static final double CREST_TO = 0.7718;
    private static final double CREST = 0.4478;

    private static final double FAR = 40; // f' u is below 1e-31 there, and a mean is rounded by more

    private final OneUnitData data;
    final OutputRange outputs;
    private final double rounding;
    private final double farthest; // feature
    private final double[] least; // |r| f'
    private final double[] most;

    FirstOrder(OneUnitData data, Level level) {
        this.data = data;
        outputs = new OutputRange(data, level);
        rounding = OutputRange.rounding(data.size());
        farthest = data.longest() + 1;
        least = new double[data.size()];
        most = new double[data.size()];
    }

    /** The best v in the middle of the last cone, about. */
    double output() {
        return outputs.output();
    }

    /** Whether no unit of the cone with its best outputs is a critical point with v above 0 and a loss below the level. */
    boolean isWithout(Cone cone, UnitRanges ranges) {
        Box units = cone.units();
        return outputs.guess(ranges) && isWithout(units, ranges) && outputs.over(ranges) && isWithout(units, ranges);
    }

    /** With the outputs that are enclosed or, to save the time, guessed. */
    private boolean isWithout(Box units, UnitRanges ranges) {
        if (isWithoutAlongItself(units, ranges)) {
            return true;
        }
        if (outputs.from() <= 0) {
            return false;
        }
        double[] gradient = gradient(ranges, units);
        double[] one = new double[gradient.length];
        for (int k = 0; k < one.length; k++) {
            one[k] = 1;
            if (isWithout(one, units)) {
                return true;
            }
            one[k] = 0;
        }
        return isWithout(gradient, units);
    }

    /** The derivative by the unit's scale: l2 |w|^2 + v mean (r f' u). */
    private boolean isWithoutAlongItself(Box units, UnitRanges ranges) {
        double[] squares = squares(units);
        double[] pull = pull(ranges);
        return data.l2() * squares[0] * (1 - 0x1p-40) > outputs.to() * pull[1]
                || data.l2() * squares[1] * (1 + 0x1p-40) < outputs.from() * pull[0];
    }

    /** |w|^2 at least and at most, but for rounding. */
    double[] squares(Box units) {
        double fewest = 0;
        double all = 0;
        for (int j = 0; j < data.inputs(); j++) {
            double a = units.low()[j];
            double b = units.high()[j];
            double smallest = a <= 0 && b >= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b));
            double largest = Math.max(Math.abs(a), Math.abs(b));
            fewest += smallest * smallest;
            all += largest * largest;
        }
        return new double[] {fewest, all};
    }

    /** The mean of -r f' u at least and at most. */
    double[] pull(UnitRanges ranges) {
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < least.length; i++) {
            double a = inward(ranges.low[i], ranges.uLow[i]);
            double b = inward(ranges.high[i], ranges.uHigh[i]);
            boolean holdsCrest = ranges.uLow[i] < CREST_TO && ranges.uHigh[i] > CREST_FROM;
            boolean holdsTrough = ranges.uLow[i] < -CREST_FROM && ranges.uHigh[i] > -CREST_TO;
            double from = holdsTrough ? -CREST : Math.min(a, b);
            double to = holdsCrest ? CREST : Math.max(a, b);
            boolean one = data.y()[i] == 1;
            double low = one ? from : -to;
            double high = one ? to : -from;
            sumLow += low * (low > 0 ? outputs.least[i] : outputs.most[i]);
            sumHigh += high * (high > 0 ? outputs.most[i] : outputs.least[i]);
        }
        return new double[] {sumLow / least.length - 10 * rounding, sumHigh / least.length + 10 * rounding};
    }

    private static double inward(double f, double u) {
        return Math.abs(u) > FAR ? 0 : (1 - f * f) * u;
    }

    /** Encloses |r| f', and returns a gradient divided by v, with everything in the middle. */
    double[] gradient(UnitRanges ranges, Box units) {
        int inputs = data.inputs();
        double[] gradient = new double[inputs + 1];
        for (int i = 0; i < least.length; i++) {
            double a = 1 - ranges.low[i] * ranges.low[i];
            double b = 1 - ranges.high[i] * ranges.high[i];
            least[i] = Math.min(a, b) * outputs.least[i];
            most[i] = (ranges.low[i] <= 0 && ranges.high[i] >= 0 ? 1 : Math.max(a, b)) * outputs.most[i];
            double part = 0.5 * (least[i] + most[i]) * (data.y()[i] == 1 ? -1 : 1) / least.length;
            for (int j = 0; j < inputs; j++) {
                gradient[j] += part * data.x()[i][j];
            }
            gradient[inputs] += part;
        }
        for (int j = 0; j < inputs; j++) {
            gradient[j] += data.l2() * units.middle(j) / (0.5 * (outputs.from() + outputs.to()));
        }
        return gradient;
    }

    private boolean isWithout(double[] d, Box units) {
        double[] slope = along(d, units);
        return slope[0] > 0 || slope[1] < 0;
    }

    /** The derivative along a direction d, divided by v, at least and at most: l2 d.w / v + mean (r f' d.(x, 1)). */
    double[] along(double[] d, Box units) {
        int inputs = data.inputs();
        double low = 0;
        double high = 0;
        double length = Math.abs(d[inputs]);
        for (int j = 0; j < inputs; j++) {
            double a = d[j] * units.low()[j] * data.l2();
            double b = d[j] * units.high()[j] * data.l2();
            low += Math.min(a, b);
            high += Math.max(a, b);
            length += Math.abs(d[j]) * farthest;
        }
        low /= low > 0 ? outputs.to() : outputs.from();
        high /= high > 0 ? outputs.from() : outputs.to();
        double sumLow = 0;
        double sumHigh = 0;
        for (int i = 0; i < least.length; i++) {
            double[] x = data.x()[i];
            double along = d[inputs];
            for (int j = 0; j < inputs; j++) {
                along += d[j] * x[j];
            }
            double term = data.y()[i] == 1 ? -along : along;
            sumLow += term * (term > 0 ? least[i] : most[i]);
            sumHigh += term * (term > 0 ? most[i] : least[i]);
        }
        double slack = rounding * (length + Math.abs(low) + Math.abs(high));
        return new double[] {sumLow / least.length + low - slack, sumHigh / least.length + high + slack};
    }
}
