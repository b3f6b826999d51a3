package org.manymoons.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataExceptionTest {
    @Test
    void aMessageStaysOnOneLineWhateverTheFileSays() {
        assertThat(new DataException("a\nb\u001b[31m\u200e\u2028\u2029c")).hasMessage("a?b?[31m???c");
        Throwable cause = new IllegalStateException();
        assertThat(new DataException("a\rb", cause)).hasMessage("a?b").hasCause(cause);
    }
}
