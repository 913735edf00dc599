package vn.htsd.scheduler.cli;

/** A result for people or for programs. */
enum Shape {
    TABLE,
    JSON
}
