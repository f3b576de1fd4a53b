package org.readback.start;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line. It runs before Quarkus does, so that a command which needs no server starts none. */
@QuarkusMain
@Command(
        name = "readback",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true,
        resourceBundle = "org.readback.start.messages")
public class Main implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            DemoCommand.class,
            LintCommand.class,
            LoadQuizzesCommand.class,
            RehearseCommand.class,
            DevelopCommand.class);

    @Mixin
    private StartOptions options;

    public static void main(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        COMMANDS.forEach(line::addSubcommand);
        System.exit(line.execute(arguments));
    }

    /** Without a command it serves. */
    @Override
    public Integer call() {
        return Server.run(Serving.class, options);
    }

    static class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Readback " + Build.version()};
        }
    }
}
