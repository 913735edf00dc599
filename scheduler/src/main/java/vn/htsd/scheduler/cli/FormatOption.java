package vn.htsd.scheduler.cli;

import picocli.CommandLine.Option;

/** Of commands that make a report: what kind of file. */
final class FormatOption {
    /** What exists so far. */
    enum Format {
        PDF
    }

    @Option(names = "--format", paramLabel = "pdf", defaultValue = "pdf")
    Format format = Format.PDF;
}
