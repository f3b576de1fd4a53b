/**
 * What all pages share: layout, home, errors, and the demo school.
 * Promises that every failure ends in a page that says what to do.
 * Start with {@link org.readback.web.Page}.
 */
package org.readback.web;
