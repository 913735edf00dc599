package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "connections", abbreviateSynopsis = true)
final class ConnectionsCommand {}
