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
