package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "approve", abbreviateSynopsis = true)
final class ApproveCommand {}
