package org.readback.start;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Starts the database in demo mode and then another program that serves Readback, which is told by its environment where
 * the database is: see bin/dev, where that is Quarkus's dev mode. The database stops when the other program has ended.
 */
@Command(name = "develop", hidden = true)
class DevelopCommand implements Callable<Integer> {
    @Mixin
    private StartOptions options;

    @Parameters(arity = "1..*", paramLabel = "PROGRAM")
    private List<String> program;

    @Override
    public Integer call() {
        System.setProperty("readback.demo", "true");
        return Server.run(this::runProgram, options);
    }

    private int runProgram() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program).inheritIO();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("quarkus.") || name.startsWith("readback."))
                .forEach(name -> builder.environment().put(variable(name), System.getProperty(name)));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop of the program"));
        return process.waitFor();
    }

    /** The environment variable that sets {@code property}. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
