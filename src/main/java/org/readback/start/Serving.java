package org.readback.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Says where Readback is once it takes requests, and waits for the end. */
public class Serving implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Serving.class);

    @Override
    public int run(String... arguments) {
        Config config = ConfigProvider.getConfig();
        String host = config.getValue("quarkus.http.host", String.class);
        Consumer<String> say = config.getValue("quarkus.log.console.json.enabled", boolean.class)
                ? LOG::info // there, each line is an object
                : System.out::println;
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::") || host.equals("127.0.0.1");
        say.accept(Messages.of(
                config.getValue("readback.demo", boolean.class) ? "serving.demo" : "serving",
                "http://" + (everywhere ? "localhost" : host) + ":" + config.getValue("quarkus.http.port", int.class)));
        config.getOptionalValue(Server.DATA_DIRECTORY_IN_USE, String.class)
                .ifPresent(directory -> say.accept(Messages.of("serving.data", directory)));
        Quarkus.waitForExit();
        return 0;
    }
}
