package org.manymoons.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is written into the page stays data, whatever it holds. */
class HtmlTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028<!-- \"'&";

    @Test
    void textHasNoMarkupLeft() {
        assertThat(Html.text(HOSTILE)).doesNotContain("<", ">", "\"", "'").contains("&lt;/script&gt;", "&amp;");
    }

    @Test
    void jsonMeansTheSameButCannotEndItsElement() {
        String json = JsonMapper.shared().writeValueAsString(HOSTILE);

        assertThat(Html.json(json)).doesNotContain("<", "\u2028");
        assertThat(JsonMapper.shared().readValue(Html.json(json), String.class)).isEqualTo(HOSTILE);
    }

    @Test
    void aProgramThatWouldEndItsElementIsRefused() {
        assertThatThrownBy(() -> Html.script("x = '</SCRIPT>'")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.script("x = '<!--'")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Html.script("x < 1")).isEqualTo("x < 1");
    }
}
