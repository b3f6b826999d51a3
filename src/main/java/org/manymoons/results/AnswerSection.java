package org.manymoons.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Sentences of the answer that belong together. */
public record AnswerSection(@JsonProperty("heading") Topic topic, List<String> sentences) {
    public AnswerSection {
        sentences = List.copyOf(sentences);
    }

    /** What they are about, in the order in which they are to be read. */
    public enum Topic {
        /** The runs as training left them. */
        AS_TRAINED("As trained"),
        /** Where polishing carries them. */
        CARRIED_ON("Carried on"),
        /** What the census says. */
        MANY_STARTS("Many starts"),
        /** Whether the runs predict alike. */
        PREDICTIONS("Predictions"),
        /** Advice. */
        WHAT_YOU_CAN_DO("What you can do");

        private final String heading;

        Topic(String heading) {
            this.heading = heading;
        }

        /** As in the results. */
        @JsonValue
        public String heading() {
            return heading;
        }
    }
}
