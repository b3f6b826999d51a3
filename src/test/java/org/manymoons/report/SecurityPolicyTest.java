package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.manymoons.report.html.SecurityPolicy;

class SecurityPolicyTest {
    /** The hashes are OpenSSL's: {@code printf a | openssl dgst -sha256 -binary | base64}. */
    @Test
    void onlyWhatIsNamedByItsHashCounts() {
        assertThat(SecurityPolicy.of("a", "b", "c"))
                .isEqualTo("default-src 'none'; script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='"
                        + " 'sha256-Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y='; worker-src blob:; style-src"
                        + " 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='; img-src data:; base-uri 'none';"
                        + " form-action 'none'");
        assertThat(SecurityPolicy.of("a")).contains("script-src 'none'; ");
    }

    @Test
    void thePolicyIsThatOfTheElementsAsTheyStandInThePage() {
        String page = new Page("name", "title", List.of("Answer."), List.of()).with("{}");

        assertThat(page)
                .containsOnlyOnce(SecurityPolicy.of(
                        between(page, "<style>", "</style>").get(0),
                        between(page, "<script>", "</script>").toArray(String[]::new)));
        assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style>"));
        assertThat(page).doesNotContain("unsafe-").doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }

    private static List<String> between(String page, String opening, String closing) {
        return Pattern.compile(Pattern.quote(opening) + "(.*?)" + closing, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
