package org.readback.start;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "serve", mixinStandardHelpOptions = true)
class ServeCommand implements Callable<Integer> {
    @Mixin
    private StartOptions options;

    @Override
    public Integer call() {
        return Server.run(Serving.class, options);
    }
}
