package org.manymoons.sweep;

import java.util.BitSet;
import java.util.HexFormat;
import org.manymoons.reference.Network;

/**
 * Predicted classes as hexadecimal text: of two classes a bit each, from the lowest bit of the first byte on, of more four
 * digits each.
 *
 * @param classes how many classes there are
 */
record ClassesInHex(int classes) {
    private static final int DIGITS = 4;

    static ClassesInHex of(Network network) {
        return new ClassesInHex(Math.max(2, network.output().units()));
    }

    String write(int[] predicted) {
        if (classes > 2) {
            StringBuilder text = new StringBuilder();
            for (int k : predicted) {
                text.append(HexFormat.of().toHexDigits((short) k));
            }
            return text.toString();
        }
        BitSet ones = new BitSet(predicted.length);
        for (int n = 0; n < predicted.length; n++) {
            ones.set(n, predicted[n] == 1);
        }
        return HexFormat.of().formatHex(ones.toByteArray());
    }

    /** The classes of so many samples. */
    int[] read(String text, int samples) {
        int[] predicted = new int[samples];
        BitSet ones = classes > 2 ? new BitSet() : BitSet.valueOf(HexFormat.of().parseHex(text));
        for (int n = 0; n < samples; n++) {
            predicted[n] =
                    classes > 2 ? HexFormat.fromHexDigits(text, n * DIGITS, (n + 1) * DIGITS) : ones.get(n) ? 1 : 0;
        }
        return predicted;
    }
}
