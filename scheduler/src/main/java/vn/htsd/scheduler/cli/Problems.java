package vn.htsd.scheduler.cli;

/** Where the sentences of broken worlds found by commands lie. */
final class Problems {
    static final String BUNDLE = "vn.htsd.scheduler.cli.messages";

    private Problems() {}
}
