package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.report.html.Resource;
import org.manymoons.results.AnswerSection;

/** The page put together. */
class PageTest {
    @Test
    void thePageHoldsTheDataTheAnswersAndEverySectionInOrder() {
        String page = new Page(
                        "<name>",
                        "A title & more",
                        List.of("Yes & no."),
                        List.of(new AnswerSection(AnswerSection.Topic.AS_TRAINED, List.of("One <b>.", "Two."))))
                .with("{\"a\":\"</script>\"}");

        assertThat(page)
                .contains(
                        "&lt;name&gt;",
                        "A title &amp; more",
                        "<p>Yes &amp; no.</p>",
                        "<h3>As trained</h3>",
                        "<li>One &lt;b&gt;.</li>\n<li>Two.</li>")
                .contains("{\"a\":\"\\u003c/script>\"}")
                .contains(
                        "<li><a href=\"#section=question\" data-section=\"question\">The short answer</a></li>\n<li><a"
                                + " href=\"#section=weights\"")
                .contains(
                        "<h2 id=\"method-heading\" tabindex=\"-1\"><span class=\"number\">9</span> How it was done</h2>")
                .doesNotContainPattern("\\{\\{[a-z0-9]+}}");
        assertThat(page.indexOf("<section id=\"question\""))
                .isPositive()
                .isLessThan(page.indexOf("<section id=\"ends\""));
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Resource.own("nothing.html"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing.html");
    }
}
