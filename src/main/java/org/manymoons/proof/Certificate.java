package org.manymoons.proof;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.manymoons.reference.Network;

/**
 * A statement about a network on data that anybody can prove again from this alone; the keys of its JSON file. All numbers are
 * meant exactly: decimal digits as they stand, {@code l2} and {@code radius} as the nearest doubles.
 *
 * @param claim        what is stated
 * @param network      the architecture
 * @param loss         always {@value #LOSS}: mean of log(1 + exp(z)) - y z, plus 0.5 l2 sum(W^2) without biases
 * @param data         the training samples
 * @param midpoint     of the box, in the order W1 row by row, b1, W2, b2
 * @param radius       of the box: all points whose parameters are within it of the midpoint's
 * @param index        the number of negative eigenvalues of the Hessian; 0 is a strict minimum
 * @param lossInterval lower and upper end of an interval that holds the loss of the critical point
 */
public record Certificate(
        Claim claim,
        Architecture network,
        String loss,
        double l2,
        Data data,
        List<BigDecimal> midpoint,
        List<Double> radius,
        int index,
        List<BigDecimal> lossInterval)
        implements Statement {
    /** The only loss there is. */
    public static final String LOSS = "binary_cross_entropy";

    /** What a certificate states. */
    public enum Claim {
        /**
         * Exactly one critical point lies in the box; on all of it the Hessian is regular and has {@code index} negative
         * eigenvalues; the critical point's loss lies in {@code loss_interval}.
         */
        CRITICAL_POINT;

        /** As in the file: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One hidden layer and one sigmoid output.
     *
     * @param activation tanh or sigmoid
     */
    public record Architecture(int inputs, int hidden, String activation) {
        static Architecture of(Network network) {
            Network.Layer layer = network.layers().get(0);
            return new Architecture(
                    layer.inputs(), layer.units(), layer.activation().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The samples.
     *
     * @param sha256 of rows and features as 64-bit integers, inputs row by row, labels, as little-endian doubles
     * @param source where they are from, in words
     */
    public record Data(String sha256, int samples, String source) {}

    public Certificate {
        midpoint = List.copyOf(midpoint);
        radius = List.copyOf(radius);
        lossInterval = List.copyOf(lossInterval);
        long parameters = (network.inputs() + 2L) * network.hidden() + 1; // more than an int can count, maybe
        requireOrdinary(network);
        require(loss.equals(LOSS), "loss is " + LOSS);
        require(l2 >= 0 && l2 <= Double.MAX_VALUE, "l2 is 0 or more");
        requireBox(midpoint, radius, parameters, lossInterval);
        require(data.samples() > 0, "samples is 1 or more");
    }

    static void requireOrdinary(Architecture network) {
        require(network.inputs() > 0 && network.hidden() > 0, "inputs and hidden are 1 or more");
        require(
                network.activation().equals("tanh") || network.activation().equals("sigmoid"),
                "activation is tanh or sigmoid");
    }

    static void requireBox(List<BigDecimal> midpoint, List<Double> radius, long size, List<BigDecimal> lossInterval) {
        require(midpoint.size() == size && radius.size() == size, "midpoint and radius have " + size + " numbers");
        require(radius.stream().allMatch(r -> r > 0 && r <= 1), "every radius is above 0 and at most 1");
        require(
                midpoint.stream().allMatch(Certificate::isOrdinary),
                "every midpoint is below 10^9 and has at most 100 places");
        require(isInterval(lossInterval), "loss_interval is [low, high]");
    }

    static boolean isInterval(List<BigDecimal> ends) {
        return ends.size() == 2 && ends.stream().allMatch(Certificate::isOrdinary);
    }

    private static boolean isOrdinary(BigDecimal x) {
        return Math.abs((long) x.scale()) <= 100
                && x.precision() <= 110
                && x.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0;
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("a certificate is malformed: " + rule);
        }
    }

    /** The largest distance of a parameter from the midpoint. */
    public double distance(double[] parameters) {
        double largest = 0;
        for (int k = 0; k < parameters.length; k++) {
            BigDecimal distance =
                    midpoint.get(k).subtract(new BigDecimal(parameters[k])).abs();
            largest = Math.max(largest, distance.doubleValue());
        }
        return largest;
    }
}
