package vn.htsd.scheduler.cli;

import picocli.CommandLine.Command;

@Command(name = "users", abbreviateSynopsis = true)
final class UsersCommand {}
