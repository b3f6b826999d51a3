package org.manymoons.endstate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why an end state is of its kind. In files it is a list of sentences, the last of which says whether the valley leaves into
 * a saddle; here and nowhere else that sentence is written and read.
 *
 * @param stated           the sentences but for that
 * @param leavesIntoSaddle whether it lies in a flat valley along which an eigenvalue turns negative
 */
public record Reasons(List<String> stated, boolean leavesIntoSaddle) {
    private static final String LEAVES_INTO_SADDLE = "the valley leaves into a saddle";

    public Reasons {
        stated = List.copyOf(stated);
    }

    /** Of an end state in no such valley. */
    public static Reasons of(String... sentences) {
        return new Reasons(List.of(sentences), false);
    }

    /** As it was written. */
    @JsonCreator
    public static Reasons read(List<String> sentences) {
        int last = sentences.size() - 1;
        return last >= 0 && sentences.get(last).equals(LEAVES_INTO_SADDLE)
                ? new Reasons(sentences.subList(0, last), true)
                : new Reasons(sentences, false);
    }

    /** All of it in sentences. */
    @JsonValue
    public List<String> sentences() {
        return leavesIntoSaddle
                ? Stream.concat(stated.stream(), Stream.of(LEAVES_INTO_SADDLE)).toList()
                : stated;
    }
}
