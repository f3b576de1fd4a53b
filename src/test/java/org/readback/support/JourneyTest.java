package org.readback.support;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests in a real browser: one for all tests of the class, and visitors for each test. */
public abstract class JourneyTest extends ClassroomTest {
    protected static Browser browser;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.onTheApp();
    }

    @AfterEach
    void closeVisitors() {
        browser.closeVisitors();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }
}
