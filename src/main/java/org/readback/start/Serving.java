package org.readback.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says where Readback is once it takes requests, and waits for the end. */
public class Serving implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
        Config config = ConfigProvider.getConfig();
        String host = config.getValue("quarkus.http.host", String.class);
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::") || host.equals("127.0.0.1");
        say(
                config.getValue("readback.demo", boolean.class) ? "serving.demo" : "serving",
                "http://" + (everywhere ? "localhost" : host) + ":" + config.getValue("quarkus.http.port", int.class));
        config.getOptionalValue(Server.DATA_DIRECTORY_IN_USE, String.class)
                .ifPresent(directory -> say("serving.data", directory));
        Quarkus.waitForExit();
        return 0;
    }

    private static void say(String key, Object value) {
        System.out.println(Messages.of(key, value));
    }
}
