package org.manymoons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** Debian's Chromium without a window, driven by its own driver. */
final class Browser implements AutoCloseable {
    /** What takes longer hangs, also on a busy machine. */
    private static final Duration HANGS = Duration.ofMinutes(10);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A browser, or the test is skipped and says so; with MANYMOONS_BROWSER=required it fails instead. */
    static Browser start(Path profile) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String missing =
                    "SKIPPED unless MANYMOONS_BROWSER=required: the report is not tested in a browser, since there is no "
                            + CHROMIUM + " or no " + DRIVER + "; apt-get install chromium chromium-driver";
            if ("required".equals(System.getenv("MANYMOONS_BROWSER"))) {
                throw new AssertionError(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1200,900",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(HANGS).pageLoadTimeout(HANGS);
        return new Browser(driver);
    }

    /** Opens a file with this fragment, from anew, and waits until everything is drawn. */
    void open(Path page, String fragment) {
        driver.get("about:blank");
        driver.get(page.toUri() + fragment);
        runAsynchronously("""
                const done = arguments[0], root = document.documentElement;
                const look = () => root.dataset.ready === 'yes' ? done() : setTimeout(look, 20);
                look();""");
    }

    /** The page as a PDF, with its backgrounds. */
    byte[] printed() {
        PrintOptions options = new PrintOptions();
        options.setBackground(true);
        return Base64.getDecoder().decode(driver.print(options).getContent());
    }

    /** What a script returns in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What a script hands to the callback that is its last argument. */
    Object runAsynchronously(String script) {
        return driver.executeAsyncScript(script);
    }

    double number(String script) {
        return ((Number) run(script)).doubleValue();
    }

    String text(String selector) {
        return String.valueOf(run("return document.querySelector(arguments[0]).textContent", selector));
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Waits for two frames, in which the page has drawn what a change asks for. */
    void settle() {
        runAsynchronously(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets a media feature such as prefers-color-scheme. */
    void media(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As on {@code screen} or in {@code print}. */
    void medium(String medium) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Everything the page wrote to the console since the last call. */
    List<String> console() {
        return entries(LogType.BROWSER);
    }

    /** The addresses asked for since the last call. */
    List<String> requests() {
        return entries(LogType.PERFORMANCE).stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .toList();
    }

    private List<String> entries(String log) {
        return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
