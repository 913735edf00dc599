package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "report", abbreviateSynopsis = true)
final class ReportCommand {}
