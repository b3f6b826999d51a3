package org.manymoons.cli;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The browser of whoever runs the program: the desktop's own, or what {@code xdg-open} takes. */
final class UserBrowser {
    private static final long SECONDS = 10;

    private UserBrowser() {}

    /** Opens a page; where there is no browser to be found, a line says where the page is. */
    static void open(Path page, PrintWriter err) throws InterruptedException {
        Path file = page.toAbsolutePath().normalize();
        if (!onDesktop(file) && !byCommand(file)) {
            err.println("no browser was found to open; the page is " + file);
        }
    }

    private static boolean onDesktop(Path page) {
        if (GraphicsEnvironment.isHeadless()
                || !Desktop.isDesktopSupported()
                || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            return false;
        }
        try {
            Desktop.getDesktop().browse(page.toUri());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean byCommand(Path page) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("xdg-open", page.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
