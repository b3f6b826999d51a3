package org.manymoons.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.manymoons.cli.text.PrintableWriter;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.data.DataException;
import org.manymoons.models.DataMismatch;
import org.manymoons.results.Provenance;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program as its user calls it; {@link #execute} never throws and never exits. */
@Command(
        name = "manymoons",
        description = {
            "Trains the same little network many times and says whether the solutions are the same.",
            "Without a command: run config/moons.yaml."
        },
        versionProvider = CommandLineProgram.Version.class,
        subcommands = {
            RunCommand.class,
            InspectCommand.class,
            CompareCommand.class,
            PolishCommand.class,
            CensusCommand.class,
            ProveCommand.class,
            SweepCommand.class,
            LandscapeCommand.class,
            ReportCommand.class,
            DataCommand.class,
            SchemaCommand.class
        },
        footer = {
            "",
            "Exit status: 0 done, 1 unexpected failure, 2 usage or configuration error, 3 unreadable data or model,",
            "4 the reference disagrees with DL4J, 5 some seeds failed, 130 stopped."
        })
@SuppressWarnings("UnusedVariable") // picocli sets the options
public final class CommandLineProgram implements Runnable {
    private static final List<String> LEFT_OUT = List.of("deeplearning4j", "nd4j", "manymoons/dl4j", "bytedeco");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** Runs the command and returns the exit status. */
    public static int execute(String... args) {
        return execute(utf8(System.out), utf8(System.err), args);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine program = new CommandLine(new CommandLineProgram());
        program.setOut(new PrintableWriter(out));
        program.setErr(new PrintableWriter(err));
        program.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        program.setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command.getErr()));
        program.setParameterExceptionHandler(CommandLineProgram::explainUsage);
        program.setAbbreviatedOptionsAllowed(false);
        program.registerConverter(Path.class, CommandLineProgram::path);
        try {
            return program.execute(args.length == 0 ? new String[] {"run"} : args);
        } catch (OutOfMemoryError e) {
            program.getErr()
                    .println("out of memory: Java may use "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB here; give it more, for example with MAVEN_OPTS=-Xmx4g");
            return ExitStatus.UNEXPECTED;
        } catch (NoClassDefFoundError | ExceptionInInitializerError e) {
            program.getErr().println(missing(e));
            return ExitStatus.UNEXPECTED;
        }
    }

    /** What the light package leaves out, in one line. */
    static String missing(LinkageError e) {
        String name = String.valueOf(e.getMessage()).replace('.', '/');
        boolean dl4j = LEFT_OUT.stream().anyMatch(name::contains);
        return dl4j
                ? "this needs DL4J, which is not here (the light package leaves it out); take the whole package, or name"
                        + " another format with --to where that is an option"
                : "unexpected failure: " + e + "; please report it with the command that you gave";
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
        }
    }

    private static int explainUsage(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE;
    }

    /** Prints what went wrong, a line for each problem, and returns the exit status. */
    static int explain(Exception exception, PrintWriter err) {
        if (exception instanceof ConfigurationException configuration) {
            configuration.problems().forEach(err::println);
            return ExitStatus.USAGE;
        } else if (exception instanceof RunFolder.NotUsable || exception instanceof DataMismatch) {
            err.println(exception.getMessage());
            return ExitStatus.USAGE;
        } else if (exception instanceof DataException) {
            err.println(exception.getMessage());
            return ExitStatus.UNREADABLE;
        } else if (exception instanceof IOException io) {
            err.println(RunFolder.describe(io));
            return ExitStatus.UNEXPECTED;
        } else if (exception instanceof UncheckedIOException) {
            err.println(exception.getMessage());
            return ExitStatus.UNEXPECTED;
        }
        err.println("unexpected failure: " + exception + "; please report it with the command that you gave");
        return ExitStatus.UNEXPECTED;
    }

    /** The program's version and git commit. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"manymoons " + Provenance.programVersion()};
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }
}
