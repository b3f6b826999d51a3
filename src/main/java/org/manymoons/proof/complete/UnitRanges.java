package org.manymoons.proof.complete;

/** Where u = w.x + b and tanh u lie on every sample, over all units of a cone. */
final class UnitRanges {
    /** More than the rounding of one operation, 2^-53. */
    private static final double SUM = 0x1p-52;

    final double[] uLow;
    final double[] uHigh;
    final double[] low; // of tanh u
    final double[] high;
    private final OneUnitData data;

    UnitRanges(OneUnitData data) {
        this.data = data;
        int n = data.size();
        uLow = new double[n];
        uHigh = new double[n];
        low = new double[n];
        high = new double[n];
    }

    /** u = s (r, with the sign at the axis).(x, 1). */
    void over(Cone cone) {
        int inputs = data.inputs();
        double[] from = cone.box().low().clone();
        double[] to = cone.box().high().clone();
        from[cone.axis()] = to[cone.axis()] = cone.sign();
        for (int i = 0; i < low.length; i++) {
            double[] x = data.x()[i];
            double least = from[inputs];
            double most = to[inputs];
            double size = Math.max(Math.abs(least), Math.abs(most));
            for (int j = 0; j < inputs; j++) {
                double a = from[j] * x[j];
                double b = to[j] * x[j];
                least += Math.min(a, b);
                most += Math.max(a, b);
                size += Math.max(Math.abs(a), Math.abs(b));
            }
            double rounding = size * (inputs + 6) * SUM;
            least -= rounding;
            most += rounding;
            uLow[i] = Outward.down(least * (least > 0 ? cone.smallest() : cone.largest()));
            uHigh[i] = Outward.up(most * (most > 0 ? cone.largest() : cone.smallest()));
            low[i] = Outward.tanhLow(uLow[i]);
            high[i] = Outward.tanhHigh(uHigh[i]);
        }
    }
}
