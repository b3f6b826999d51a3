package org.manymoons.endstate;

import java.util.List;
import org.manymoons.channel.Channel;

/**
 * Units that go to infinity together, as the results have them.
 *
 * @param units                  hidden units, counted from 1
 * @param cosineOfWeights        smallest |cosine| between two units' incoming weights
 * @param cosineOfWeightsAndBias the same with the biases
 */
public record ChannelGroup(
        Channel.Way way, List<Integer> units, double cosineOfWeights, double cosineOfWeightsAndBias) {
    /** Those of a channel. */
    public static List<ChannelGroup> of(Channel channel) {
        return channel.groups().stream()
                .map(group -> new ChannelGroup(
                        group.way(),
                        group.units().stream().map(unit -> unit + 1).toList(),
                        group.cosineOfWeights(),
                        group.cosineOfWeightsAndBias()))
                .toList();
    }
}
