package vn.htsd.scheduler.cli;

import picocli.CommandLine;

/** Every command under its name. */
final class Commands {
    private Commands() {}

    static CommandLine of(Htsd htsd) {
        return new CommandLine(htsd)
                .addSubcommand(new InitCommand(htsd))
                .addSubcommand(new DemoCommand(htsd))
                .addSubcommand(new RunCommand(htsd))
                .addSubcommand(new IngestCommand(htsd))
                .addSubcommand(new ValidateCommand(htsd))
                .addSubcommand(new CorrectCommand(htsd))
                .addSubcommand(group(new OutboxCommand(), new OutboxExportCommand(htsd)))
                .addSubcommand(new TransformCommand(htsd))
                .addSubcommand(new DecideCommand(htsd))
                .addSubcommand(group(
                        new ReleaseCommand(),
                        new ReleaseCreateCommand(htsd),
                        new ReleaseListCommand(htsd),
                        new ReleaseDiffCommand(htsd)))
                .addSubcommand(group(new BuildCommand(), new BuildListCommand(htsd), new BuildGcCommand(htsd)))
                .addSubcommand(group(
                        new ReportCommand(),
                        new NationalReportCommand(htsd),
                        new TrendReportCommand(htsd),
                        new ProvinceReportCommand(htsd),
                        new CommuneReportCommand(htsd),
                        new DueReportsCommand(htsd),
                        new ReceiptReportCommand(htsd)))
                .addSubcommand(new SqlCommand(htsd))
                .addSubcommand(new TraceCommand(htsd))
                .addSubcommand(
                        group(new ReferenceCommand(), new ReferenceImportCommand(htsd), new ReferenceShowCommand(htsd)))
                .addSubcommand(group(
                        new ReporterCommand(),
                        new ReporterBootstrapCommand(htsd),
                        new ReporterMergeCommand(htsd),
                        new ReporterListCommand(htsd)))
                .addSubcommand(new SampleCommand(htsd))
                .addSubcommand(new TemplateCommand(htsd))
                .addSubcommand(new ServeCommand(htsd))
                .addSubcommand(group(
                        new DagsCommand(),
                        new DagsListCommand(htsd),
                        new DagsShowCommand(htsd),
                        new DagsPlanCommand(htsd),
                        new DagsNextExecutionCommand(htsd),
                        new DagsImportErrorsCommand(htsd),
                        new DagsTestCommand(htsd)))
                .addSubcommand(group(new CompletionCommand(), new BashCompletionCommand(htsd)))
                .addSubcommand(new VersionCommand(htsd));
    }

    private static CommandLine group(Object group, Object... commands) {
        var line = new CommandLine(group);
        for (var command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }
}
