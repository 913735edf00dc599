package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "jobs", abbreviateSynopsis = true)
final class JobsCommand {}
