package org.manymoons.census;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.manymoons.journal.BlockLines;

/** The blocks of a {@link CensusPlan} where they are trained elsewhere; each leaves the text of {@link Census#block}. */
public interface SeedBlocks {
    /** The blocks whose text is there. */
    Set<Integer> finished() throws IOException;

    /**
     * Trains these and returns when their texts are there.
     *
     * @param progress told that so many more seeds are finished
     */
    void train(List<Integer> blocks, IntConsumer progress) throws IOException;

    /** The text of a finished block. */
    BlockLines open(int block) throws IOException;
}
