package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "reporter", abbreviateSynopsis = true)
final class ReporterCommand {}
