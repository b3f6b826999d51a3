package org.manymoons.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests that look at pages have in common: one browser for a class, and the screen that each test begins with. */
abstract class InBrowser {
    @TempDir
    static Path temp = Path.of("");

    static Browser browser;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start(temp.resolve("profile"));
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @BeforeEach
    void usualScreen() {
        browser.width(1200);
        browser.media("prefers-color-scheme", "light");
        browser.console();
        browser.requests();
    }

    /** What is drawn outside of its picture, or written there: of every picture within this selector. */
    static Object outsideOfTheirPictures(String within) {
        return browser.run(
                "return [...document.querySelectorAll('" + within + " figure svg[role=img]')].flatMap(svg => {"
                        + " const b = svg.getBoundingClientRect(); return [...svg.querySelectorAll('path, circle, text')].filter(e => {"
                        + " const a = e.getBoundingClientRect(), x = (a.left + a.right) / 2, y = (a.top + a.bottom) / 2;"
                        + " return a.width + a.height > 0 && (x < b.left - 1 || x > b.right + 1 || y < b.top - 1 || y > b.bottom + 1);"
                        + " }).map(e => svg.getAttribute('aria-label') + ': ' + e.tagName + ' ' + e.textContent); })");
    }

    /** The page that a command makes of a configuration with these settings, in a folder of its own. */
    static Path page(String command, String configuration, String folder, String... settings) {
        List<String> arguments = new ArrayList<>(
                List.of(command, configuration, "--out", temp.resolve(folder).toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Program.call(arguments.toArray(String[]::new));
        return temp.resolve(folder).resolve("report.html");
    }
}
