package vn.htsd.reports.catalogue;

import org.jspecify.annotations.Nullable;
import vn.htsd.reports.render.Figures;

/** What is compared over the years, under its name in {@code trend}. */
enum Measure {
    PARTICIPANTS("participants"),
    CLASSES("classes"),
    AMOUNT("amount_vnd");

    private final String column;

    Measure(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** A value of this measure; money in millions of đồng. */
    String print(Figures figures, @Nullable Long value) {
        return this == AMOUNT ? figures.millions(value) : figures.count(value);
    }

    String change(Figures figures, @Nullable Long change) {
        return figures.signed(print(figures, change), change != null && change > 0);
    }
}
