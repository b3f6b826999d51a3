package org.manymoons.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnwrappedInOrderTest {
    record Part(int firstKey, @Nullable String secondKey, List<Integer> thirdKey) {
        @JsonProperty
        public int sum() {
            return thirdKey.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static final Part PART = new Part(1, null, List.of(2, 3));

    @JsonPropertyOrder({"third_key", "own", "second_key", "sum", "first_key"})
    record Mixed(@JsonUnwrapped Part part, double own) {}

    @JsonPropertyOrder({"second_key", "own", "third_key"})
    record Some(@JsonUnwrapped Part part, double own) {}

    @JsonPropertyOrder({"first_key"})
    record Forgetful(@JsonUnwrapped Part part, double own) {}

    @JsonPropertyOrder({"own", "fourth_key"})
    record Mistaken(@JsonUnwrapped Part part, double own) {}

    record Plain(double own, @JsonUnwrapped Part part, int last) {}

    record Outer(@JsonUnwrapped Mixed mixed, boolean last) {}

    @Test
    void keysOfTheInnerRecordStandWhereTheOuterNamesThem() {
        assertThat(Json.line(new Mixed(PART, 0.5)))
                .isEqualTo("{\"third_key\":[2,3],\"own\":0.5,\"second_key\":null,\"sum\":5,\"first_key\":1}\n");
    }

    @Test
    void keysThatAreNotNamedAreNotWritten() {
        assertThat(Json.line(new Some(PART, 0.5))).isEqualTo("{\"second_key\":null,\"own\":0.5,\"third_key\":[2,3]}\n");
    }

    @Test
    void whatIsWrittenIsRead() {
        Mixed mixed = new Mixed(new Part(7, "x", List.of()), 2);

        assertThat(Json.read(Json.write(mixed), Mixed.class)).isEqualTo(mixed);
        assertThat(Json.read(Json.write(new Outer(mixed, true)), Outer.class)).isEqualTo(new Outer(mixed, true));
    }

    @Test
    void withoutAnOrderTheInnerKeysStandTogether() {
        assertThat(Json.line(new Plain(0.5, PART, 4)))
                .isEqualTo(
                        "{\"own\":0.5,\"first_key\":1,\"second_key\":null,\"third_key\":[2,3],\"sum\":5,\"last\":4}\n");
    }

    @Test
    void aKeyOfTheOuterThatIsForgottenOrOneThatIsNowhereIsAMistake() {
        assertThatThrownBy(() -> Json.write(new Forgetful(PART, 0.5))).hasMessageContaining("does not name [own]");
        assertThatThrownBy(() -> Json.write(new Mistaken(PART, 0.5))).hasMessageContaining("has no key fourth_key");
    }
}
