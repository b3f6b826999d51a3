package org.manymoons.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViableRangesCsvTest {
    @Test
    void everySampleHasALine() {
        assertThat(ViableRangesCsv.of(
                        List.of(new ViableRange(0, 1, 0.25, 3, 0.75, -1), new ViableRange(1, 0, 0, 3, 1, 3))))
                .isEqualTo("sample,label,p_low,seed_low,p_high,seed_high\n0,1,0.25,3,0.75,-1\n1,0,0.0,3,1.0,3\n");
    }

    /** The shortest decimals are Python's repr; Java 17's own text of 2^-44 is 5.6843418860808015E-14. */
    @Test
    void probabilitiesAreTheShortestDecimalsThatAreReadBackExactly() {
        String line = ViableRangesCsv.of(List.of(new ViableRange(0, 1, 0x1p-44, 1, 0.1 + 0.2, 2)))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        assertThat(line).isEqualTo("0,1,5.684341886080802E-14,1,0.30000000000000004,2");
        assertThat(Double.parseDouble(line.split(",")[2])).isEqualTo(0x1p-44);
    }

    @Test
    void withoutSamplesThereIsTheHeader() {
        assertThat(ViableRangesCsv.of(List.of())).isEqualTo("sample,label,p_low,seed_low,p_high,seed_high\n");
    }
}
