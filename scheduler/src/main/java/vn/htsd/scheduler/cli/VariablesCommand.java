package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "variables", abbreviateSynopsis = true)
final class VariablesCommand {}
