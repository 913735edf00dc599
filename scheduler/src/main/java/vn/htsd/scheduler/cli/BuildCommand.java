package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "build", abbreviateSynopsis = true)
final class BuildCommand {}
