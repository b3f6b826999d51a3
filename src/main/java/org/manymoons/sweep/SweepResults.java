package org.manymoons.sweep;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** What a sweep came to, as {@code sweep.json} has it. */
public record SweepResults(String name, List<String> keys, List<Cell> cells) {
    /** The file in the folder. */
    public static final String FILE = "sweep.json";

    /**
     * One cell.
     *
     * @param values      in the order of the keys, as YAML; in the file as JSON, numbers as numbers
     * @param notPolished why nothing was polished, null where it was
     */
    public record Cell(
            @JsonSerialize(contentUsing = SettingJson.Writer.class)
            @JsonDeserialize(contentUsing = SettingJson.Reader.class)
            List<String> values,

            @Nullable String notPolished,
            CellResult result) {}

    /** The indices of the keys that have more than one value. */
    public List<Integer> varied() {
        return IntStream.range(0, keys.size())
                .filter(k -> cells.stream()
                                .map(cell -> cell.values().get(k))
                                .distinct()
                                .count()
                        > 1)
                .boxed()
                .toList();
    }
}
