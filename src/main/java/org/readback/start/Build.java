package org.readback.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Readback this is, and which PostgreSQL it brings along; the build fills both in. */
final class Build {
    private static final Properties PROPERTIES = read();

    private Build() {}

    static String version() {
        return PROPERTIES.getProperty("version");
    }

    /** For example {@code 18.6.0}. */
    static String postgres() {
        return PROPERTIES.getProperty("postgres");
    }

    /** For example {@code 18}: a data directory belongs to one of these for ever. */
    static String postgresMajor() {
        return postgres().substring(0, postgres().indexOf('.'));
    }

    private static Properties read() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
