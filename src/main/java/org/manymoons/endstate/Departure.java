package org.manymoons.endstate;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;

/** How many units go to infinity in which way; which units they are is no difference. */
record Departure(Channel.Way way, int units) {
    /** All samples are classified rightly: no unit goes to infinity, the output layer does. */
    static final Departure SEPARABLE = new Departure(Channel.Way.SEPARABLE, 0);

    /** Of all groups, in an order that does not depend on theirs; none for what is no channel. */
    static List<Departure> all(@Nullable Channel channel) {
        return channel == null
                ? List.of()
                : channel.groups().stream()
                        .map(group -> new Departure(group.way(), group.units().size()))
                        .sorted(Comparator.comparing(Departure::toString))
                        .toList();
    }

    @Override
    public String toString() {
        return way.label() + " " + units;
    }
}
