package org.readback.support;

import jakarta.inject.Inject;
import org.readback.assignments.Assignments;
import org.readback.delivery.Attempts;

/** What tests with classes that take quizzes have in common. The clock goes, unless the test stops it. */
public abstract class ClassroomTest {
    @Inject
    protected Classrooms classrooms;

    @Inject
    protected Schools schools;

    @Inject
    protected Assignments assignments;

    @Inject
    protected Attempts attempts;

    @Inject
    protected TestClock clock;
}
