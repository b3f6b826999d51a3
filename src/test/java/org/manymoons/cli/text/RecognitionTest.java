package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Samples;

/** What somebody compares with the figure of another program says what it is. */
class RecognitionTest {
    private static final Samples TWO = new Samples(new double[][] {{1}, {2}}, new double[] {0, 1});

    @Test
    void aCostSaysWhatItHasInIt() {
        assertThat(Recognition.line("A", 0.5, false, 0.75, TWO))
                .isEqualTo("A: cost 0.500000, accuracy 75.00 % on the 2 training samples: is that what you saw?");
        assertThat(Recognition.line("A", 0.5, true, 0.75, TWO))
                .startsWith("A: cost 0.500000 (weight decay included), a");
    }

    /** scikit-learn's regressor has half of it in its loss_. */
    @Test
    void ofNumbersItIsTheMeanSquaredError() {
        assertThat(Recognition.line("A", 0.5, false, null, TWO))
                .isEqualTo("A: cost 0.500000 (mean squared error) on the 2 training samples: is that what you saw?");
        assertThat(Recognition.line("A", 0.5, true, null, TWO))
                .startsWith("A: cost 0.500000 (mean squared error and weight decay) on");
    }
}
