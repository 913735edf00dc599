package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "pools", abbreviateSynopsis = true)
final class PoolsCommand {}
