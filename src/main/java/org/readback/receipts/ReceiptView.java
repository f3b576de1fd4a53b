package org.readback.receipts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.SchoolTime;

/**
 * A receipt as the student reads it.
 *
 * @param code as it is printed, {@code path} as it stands in an address
 * @param extents how much of which questions was answered
 */
public record ReceiptView(
        String code,
        String path,
        String submitted,
        int received,
        int asked,
        List<ExtentRow> extents,
        String text,
        String signature) {

    /** @param questions their numbers in this attempt */
    public record ExtentRow(String code, List<Integer> questions) {}

    /** @param order the ids of the questions as the student sees them */
    public static ReceiptView of(Receipt receipt, List<String> order, SchoolTime times) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (var extent : Receipt.Extent.values()) {
            numbers.put(extent.code(), new ArrayList<>());
        }
        var questions = receipt.questions();
        for (int i = 0; i < order.size(); i++) {
            var extent = questions.get(order.get(i));
            if (numbers.containsKey(extent)) {
                numbers.get(extent).add(i + 1);
            }
        }
        return new ReceiptView(
                PrintedCodes.grouped(receipt.code()),
                receipt.code(),
                receipt.submittedAt().map(times::dayAndTime).orElse(""),
                receipt.received(),
                receipt.asked(),
                numbers.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> new ExtentRow(entry.getKey(), entry.getValue()))
                        .toList(),
                receipt.text(),
                java.util.Base64.getEncoder().encodeToString(receipt.signature()));
    }
}
