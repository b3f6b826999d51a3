package org.manymoons.landscape.search;

/** One search for saddles, or look at a line, of which several run at a time. */
public sealed interface SearchTask {
    /** One constant for each record, to switch on where all of them have to be named. */
    enum Kind {
        PAIR,
        MODE,
        SMALLER,
        LINE,
        CURVE
    }

    Kind kind();

    /** The number that the journal has it under; no two tasks share one. */
    long number();

    /** Paths between two end states, or between copies of one. */
    record Pair(int a, int b) implements SearchTask {
        @Override
        public Kind kind() {
            return Kind.PAIR;
        }

        @Override
        public long number() {
            return ((long) a << BITS) + b;
        }
    }

    /**
     * Uphill from an end state along an eigenvector of its Hessian.
     *
     * @param mode counted from the softest
     * @param sign to which side, 1 or -1
     */
    record Mode(int end, int mode, int sign) implements SearchTask {
        @Override
        public Kind kind() {
            return Kind.MODE;
        }

        @Override
        public long number() {
            return KIND + ((long) end << BITS) + 2L * mode + (sign > 0 ? 1 : 0);
        }
    }

    /**
     * The saddles that the smaller network guarantees which an end state becomes without one of its units.
     *
     * @param unit from 0
     */
    record Smaller(int end, int unit) implements SearchTask {
        @Override
        public Kind kind() {
            return Kind.SMALLER;
        }

        @Override
        public long number() {
            return 2 * KIND + ((long) end << BITS) + unit;
        }
    }

    /** The straight line between two end states between which no path is searched. */
    record Line(int a, int b) implements SearchTask {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public long number() {
            return 4 * KIND + ((long) a << BITS) + b;
        }
    }

    /** A curve between two of the plan's runs, from 0. */
    record Curve(int a, int b) implements SearchTask {
        @Override
        public Kind kind() {
            return Kind.CURVE;
        }

        @Override
        public long number() {
            return 3 * KIND + ((long) a << BITS) + b;
        }
    }

    /** More than there are end states or modes. */
    int BITS = 20;

    long KIND = 1L << (2 * BITS);
}
