package org.manymoons.landscape.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * What is to be searched.
 *
 * @param test     held-out samples, null where there are none
 * @param ends     end states of one network on these training samples, settled ones only
 * @param runs     runs as training left them, between which curves are laid; none for a census
 * @param searches most searches for saddles, 1 or more
 */
public record LandscapePlan(
        Network network,
        Samples training,
        @Nullable Samples test,
        List<GivenEnd> ends,
        List<TrainedRun> runs,
        int searches) {
    /** Changes whenever a search may find something else, so that lines of older versions are not gone on with. */
    private static final String VERSION = "landscape 8";

    private static final int DIGITS = 16;

    public LandscapePlan {
        if (searches < 1) {
            throw new IllegalArgumentException("there is at least one search: searches=" + searches);
        }
        ends = List.copyOf(ends);
        runs = List.copyOf(runs);
    }

    /** What journals of one landscape have in common. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder(VERSION).append(network);
        ends.forEach(end -> text.append(end.kind()).append(end.value()).append(Arrays.toString(end.parameters())));
        runs.forEach(run -> text.append(run.seed()).append(Arrays.toString(run.parameters())));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
