package org.readback.results;

import org.readback.grading.Response;
import org.readback.kernel.Mark;

/** What a student answered to the question at hand, blank if nothing, and what it earned. */
record MarkedResponse(ScoredStudent student, Response response, Mark mark) {}
