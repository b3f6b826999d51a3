package org.manymoons.data;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * How much a command may be asked for. What is more is refused where it is read, with the number and the limit. All limits
 * are chosen: with them every command ends, with a heap of 1 GiB, and hardly ever after more than some minutes.
 */
public final class Budget {
    /** The largest weight, statistic or penalty that is read; its fourth power is still far from overflow. */
    public static final double LARGEST_NUMBER = 1e30;

    /** Of more parameters no whole Hessian is made for a saved model. */
    public static final int DENSE_HESSIAN = 1000;

    /** Labels of a file are whole numbers from 0 to one less. */
    public static final int CLASSES = 1000;

    private static final int LAYERS = 17;
    private static final int PARAMETERS = 10_000_000;

    /** Of more parameters nothing is trained, listed or polished. */
    private static final int PARAMETERS_IN_FULL = 1_000_000;

    private static final long SAMPLES_TIMES_PARAMETERS = 300_000_000;
    private static final long SAMPLES_TIMES_PARAMETERS_FORWARD = 30_000_000_000L;
    private static final int PARAMETERS_PROVEN = 500;
    private static final long SAMPLES_TIMES_PARAMETERS_TWICE = 100_000_000;
    private static final int UNITS = 2000;
    private static final int UNITS_OF_SEVERAL_LAYERS = 256; // of networks that are trained: every two seeds are aligned

    private Budget() {}

    /** What is too much of a network, as a sentence without its end; null where nothing is. */
    public static @Nullable String excess(Network network) {
        String layers = excess(network.layers().size(), "layers", LAYERS);
        return layers != null ? layers : parameters(network.parameterCount());
    }

    /** The same of its parameters alone, before there is a network. */
    public static @Nullable String parameters(long parameters) {
        return excess(parameters, "parameters", PARAMETERS);
    }

    /** What is too much of a network that is only run forward, to be compared. */
    public static @Nullable String excessForward(Network network, int samples) {
        String ofNetwork = excess(network);
        return ofNetwork != null
                ? ofNetwork
                : excess(
                        (long) network.parameterCount() * samples,
                        "samples x parameters",
                        SAMPLES_TIMES_PARAMETERS_FORWARD);
    }

    /** What is too much of a network that is looked at parameter by parameter. */
    public static @Nullable String excessInFull(Network network) {
        return excess(network.parameterCount(), "parameters", PARAMETERS_IN_FULL);
    }

    /** What is too much of a network on so many samples that is trained or differentiated. */
    public static @Nullable String excess(Network network, int samples) {
        String ofNetwork = excess(network) == null ? excessInFull(network) : excess(network);
        return ofNetwork != null
                ? ofNetwork
                : excess((long) network.parameterCount() * samples, "samples x parameters", SAMPLES_TIMES_PARAMETERS);
    }

    /** What is too much of a network for proofs, whose every number is an interval: the Hessian on all samples, and its inverse. */
    public static @Nullable String excessProven(long parameters, int samples) {
        String ofParameters = excess(parameters, "parameters to prove something of", PARAMETERS_PROVEN);
        return ofParameters != null
                ? ofParameters
                : excess(
                        samples * parameters * parameters,
                        "samples x parameters x parameters to prove something of",
                        SAMPLES_TIMES_PARAMETERS_TWICE);
    }

    /** Why the units of two such networks are too many to be matched with each other. */
    public static @Nullable String excessOfUnits(Network network) {
        int widest = network.hidden().stream().mapToInt(Layer::units).max().orElse(0);
        return network.hidden().size() > 1
                ? excess(widest, "units to assign in one of several layers", UNITS_OF_SEVERAL_LAYERS)
                : excessOfUnits(widest);
    }

    /** The same for two lists of units. */
    public static @Nullable String excessOfUnits(int units) {
        return excess(units, "units to assign", UNITS);
    }

    private static @Nullable String excess(long number, String what, long limit) {
        return number <= limit
                ? null
                : String.format(Locale.ROOT, "%,d %s are too many; at most %,d", number, what, limit);
    }
}
