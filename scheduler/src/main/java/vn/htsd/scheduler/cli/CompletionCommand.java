package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "completion", abbreviateSynopsis = true)
final class CompletionCommand {}
