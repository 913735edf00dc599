package vn.htsd.ingest.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Measure;

/** What a field says, typed. Closed. A field that says nothing has no value. */
sealed interface Value {
    record Text(String text) implements Value {}

    record Code(String code) implements Value {}

    record Year(int year) implements Value {}

    /** @param female what a bracket "(nữ: 640)" adds; null without one */
    record Count(Measure measure, @Nullable Long female) implements Value {}

    /** @param halfDigit half of the last written digit, in đồng */
    record Money(Measure measure, long halfDigit) implements Value {}

    /** An amount whose unit is known only when its whole sheet has been read. */
    record Unsettled(BigDecimal amount, BigDecimal lastDigit, boolean approximate) implements Value {}

    record Days(LocalDate from, LocalDate to) implements Value {}

    /** Something stands there and its finding is made: whatever would rest on it is not judged again. */
    record Unreadable() implements Value {}
}
