package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "backfill", abbreviateSynopsis = true)
final class BackfillCommand {}
