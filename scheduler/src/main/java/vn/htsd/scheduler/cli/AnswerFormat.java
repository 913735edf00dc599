package vn.htsd.scheduler.cli;

/** How an answer is written. */
enum AnswerFormat {
    TABLE,
    CSV,
    JSON,
    PARQUET,
    XLSX;

    /** Whether it is text that a terminal can show. */
    boolean isText() {
        return this != PARQUET && this != XLSX;
    }
}
