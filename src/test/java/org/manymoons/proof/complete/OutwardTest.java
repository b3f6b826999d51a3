package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** Against mpmath: golden/balls.json. */
class OutwardTest {
    @Test
    void boundsHoldTheExactValuesAndAreNarrow() {
        for (JsonNode row : Golden.json("balls.json").get("rows")) {
            double x = row.get(0).asDouble();
            BigDecimal tanh = new BigDecimal(row.get(2).asString());
            BigDecimal logistic = new BigDecimal(row.get(3).asString());
            assertThat(new BigDecimal(Outward.tanhLow(x))).isLessThanOrEqualTo(tanh);
            assertThat(new BigDecimal(Outward.tanhHigh(x))).isGreaterThanOrEqualTo(tanh);
            assertThat(new BigDecimal(Outward.logisticLow(x))).isLessThanOrEqualTo(logistic);
            assertThat(new BigDecimal(Outward.logisticHigh(x))).isGreaterThanOrEqualTo(logistic);
            assertThat(Outward.tanhHigh(x) - Outward.tanhLow(x)).isLessThan(1e-13);
            assertThat(Outward.logisticHigh(x) - Outward.logisticLow(x)).isLessThan(1e-13);
        }
    }
}
