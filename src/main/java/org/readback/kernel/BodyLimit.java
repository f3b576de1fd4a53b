package org.readback.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much a resource method takes. Without it, that is little from anybody and more from who is signed in: see
 * {@code web/RequestBodies}, which holds all methods to it before anything is read.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    /** Bytes. */
    int value();

    /**
     * Whether only a browser whose session was given out here and has not run out may send something, although the method
     * is open to all: it looks itself whether the session still counts.
     */
    boolean fromSession() default false;
}
