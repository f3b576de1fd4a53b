package org.readback.content;

import java.util.List;
import java.util.stream.Collectors;

/** Quiz files are bad, so that the application does not start. The message lists the findings, one a line. */
public class QuizzesRefused extends RuntimeException {
    private final transient List<Finding> findings;

    QuizzesRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
