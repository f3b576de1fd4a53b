/**
 * Receipts of submissions: signing them with the school's key, finding them again, and checking them for anybody.
 * Promises that a receipt shows whether a single letter of it was changed, and that checking tells nothing of the person.
 * Start with {@link org.readback.receipts.Receipts}.
 */
package org.readback.receipts;
