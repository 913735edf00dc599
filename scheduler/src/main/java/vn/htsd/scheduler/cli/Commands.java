package vn.htsd.scheduler.cli;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;

/** Every command under its name. */
final class Commands {
    /** Whose commands are asked for, however deep: to make a command costs time that the others need not take. */
    private final Predicate<String> asked;

    private Commands(Predicate<String> asked) {
        this.asked = asked;
    }

    /** All that {@code arguments} can mean: the groups that they do not name have no commands. */
    static CommandLine of(Htsd htsd, String... arguments) {
        var named = new HashSet<>(List.of(arguments));
        return new Commands(group -> named.contains(group) || named.contains("completion")).all(htsd);
    }

    private CommandLine all(Htsd htsd) {
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
                        new ApproveCommand(),
                        new ApproveListCommand(htsd),
                        new ApproveAddCommand(htsd),
                        new ApproveWithdrawCommand(htsd)))
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
                        new StatusReportCommand(htsd),
                        new QualityReportCommand(htsd),
                        new RevisionReportCommand(htsd),
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
                        new DagsTestCommand(htsd),
                        new DagsDetailsCommand(htsd),
                        new DagsTriggerCommand(htsd),
                        new DagsPauseCommand(htsd),
                        new DagsUnpauseCommand(htsd),
                        new DagsDeleteCommand(htsd),
                        new DagsStateCommand(htsd),
                        new DagsListRunsCommand(htsd),
                        new JobsListCommand(htsd),
                        new DagsExportAirflowCommand(htsd)))
                .addSubcommand(group(
                        new TasksCommand(),
                        new TasksListCommand(htsd),
                        new TasksStateCommand(htsd),
                        new TasksStatesCommand(htsd),
                        new TasksFailedDepsCommand(htsd),
                        new TasksLogsCommand(htsd),
                        new TasksRenderCommand(htsd),
                        new TasksTestCommand(htsd),
                        new TasksClearCommand(htsd)))
                .addSubcommand(
                        group(new BackfillCommand(), new BackfillCreateCommand(htsd), new BackfillListCommand(htsd))
                                .addSubcommand("pause", new BackfillChangeCommand(htsd, "pause"))
                                .addSubcommand("unpause", new BackfillChangeCommand(htsd, "unpause"))
                                .addSubcommand("cancel", new BackfillChangeCommand(htsd, "cancel")))
                .addSubcommand(group(
                        new PoolsCommand(),
                        new SettingsListCommand(htsd, SettingKind.POOLS),
                        new SettingsGetCommand(htsd, SettingKind.POOLS),
                        new PoolsSetCommand(htsd),
                        new SettingsDeleteCommand(htsd, SettingKind.POOLS),
                        new PoolsImportCommand(htsd),
                        new SettingsExportCommand(htsd, SettingKind.POOLS)))
                .addSubcommand(group(
                        new VariablesCommand(),
                        new SettingsListCommand(htsd, SettingKind.VARIABLES),
                        new VariablesGetCommand(htsd),
                        new VariablesSetCommand(htsd),
                        new SettingsDeleteCommand(htsd, SettingKind.VARIABLES),
                        new VariablesImportCommand(htsd),
                        new SettingsExportCommand(htsd, SettingKind.VARIABLES)))
                .addSubcommand(group(
                        new ConnectionsCommand(),
                        new SettingsListCommand(htsd, SettingKind.CONNECTIONS),
                        new SettingsGetCommand(htsd, SettingKind.CONNECTIONS),
                        new ConnectionsSetCommand(htsd),
                        new SettingsDeleteCommand(htsd, SettingKind.CONNECTIONS),
                        new ConnectionsImportCommand(htsd),
                        new ConnectionsExportCommand(htsd)))
                .addSubcommand(group(
                        new UsersCommand(),
                        new UsersListCommand(htsd),
                        new UsersCreateCommand(htsd),
                        new UsersResetPasswordCommand(htsd)))
                .addSubcommand(group(new DbCommand(), new DbCheckCommand(htsd), new DbCleanCommand(htsd)))
                .addSubcommand(group(new JobsCommand(), new JobsCheckCommand(htsd)))
                .addSubcommand(group(new ConfigCommand(), new ConfigListCommand(htsd), new ConfigGetValueCommand(htsd)))
                .addSubcommand(group(new CompletionCommand(), new BashCompletionCommand(htsd)))
                .addSubcommand(new VersionCommand(htsd));
    }

    private CommandLine group(Object group, Object... commands) {
        var line = new CommandLine(group);
        if (asked.test(line.getCommandName())) {
            for (var command : commands) {
                line.addSubcommand(command);
            }
        }
        return line;
    }
}
