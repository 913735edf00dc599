package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "tasks", abbreviateSynopsis = true)
final class TasksCommand {}
