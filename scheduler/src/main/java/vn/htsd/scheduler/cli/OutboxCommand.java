package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "outbox", abbreviateSynopsis = true)
final class OutboxCommand {}
