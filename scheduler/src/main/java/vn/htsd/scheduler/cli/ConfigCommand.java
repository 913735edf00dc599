package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "config", abbreviateSynopsis = true)
final class ConfigCommand {}
