package org.readback.start;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves a made-up school, where anybody on this machine may sign in as anybody. */
@Command(name = "demo", mixinStandardHelpOptions = true)
class DemoCommand implements Callable<Integer> {
    @Mixin
    private StartOptions options;

    @Override
    public Integer call() {
        System.setProperty("readback.demo", "true");
        return Server.run(Serving.class, options);
    }
}
