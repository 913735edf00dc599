package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "db", abbreviateSynopsis = true)
final class DbCommand {}
