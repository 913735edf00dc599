package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "dags", abbreviateSynopsis = true)
final class DagsCommand {}
