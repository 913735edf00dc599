package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "release", abbreviateSynopsis = true)
final class ReleaseCommand {}
