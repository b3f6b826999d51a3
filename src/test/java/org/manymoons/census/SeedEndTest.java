package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Recipe;

class SeedEndTest {
    private static final String OLDER = "{\"seed\":3,\"failed\":\"why\",\"end_state\":null}";

    @Test
    void linesOfOlderJournalsDoNotSayHowTrainingLeftTheSeed() {
        SeedEnd read = Json.readWhole(OLDER, SeedEnd.class);

        assertThat(read.trainedCost()).isNull();
        assertThat(read.trainedParameters()).isNull();
        assertThat(read.failed()).isEqualTo("why");
    }

    @Test
    void theKeysAreThoseOfTheDocument() {
        SeedEnd end = new SeedEnd(3, "why", 0.5, new double[] {0.1, -2}, null);

        assertThat(Json.line(end))
                .isEqualTo("{\"seed\":3,\"failed\":\"why\",\"trained_cost\":0.5,\"trained_parameters\":[0.1,-2.0],"
                        + "\"end_state\":null}\n");
        assertThat(Json.readWhole(Json.line(end), SeedEnd.class).trainedParameters())
                .containsExactly(0.1, -2);
    }

    @Test
    void aSeedKeepsHowTrainingLeftItBesideItsEndState() {
        Recipe recipe = SmallMoons.descent(SmallMoons.tanh(2, 1e-2), 20, 5);
        double[] trained = new SeedTraining(recipe).train(8).parameters();

        SeedEnd end = new SeedWork(recipe).of(8);

        assertThat(end.trainedParameters()).containsExactly(trained);
        assertThat(end.trainedCost())
                .isCloseTo(Loss.loss(recipe.network(), trained, recipe.training()), within(1e-14))
                .isGreaterThan(end.endState().loss());
    }

    @Test
    void nothingElseMayBeMissing() {
        for (String needed : new String[] {"seed", "failed", "end_state"}) {
            String damaged = OLDER.replace(needed, "of_" + needed);
            assertThatThrownBy(() -> Json.readWhole(damaged, SeedEnd.class)).hasMessageContaining(needed);
        }
    }
}
