package org.readback.reading;

import io.quarkus.qute.RawString;

/**
 * A question as it is asked.
 *
 * @param number its place on the page, from 1
 * @param answered whether every part of it has a value
 * @param begun whether any part has
 */
public record AskedQuestion(int number, boolean answered, boolean begun, boolean flagged, RawString html) {}
