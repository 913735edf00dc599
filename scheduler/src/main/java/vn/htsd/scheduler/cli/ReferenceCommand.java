package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "reference", abbreviateSynopsis = true)
final class ReferenceCommand {}
