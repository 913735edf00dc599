package vn.htsd.data.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Where everything lies, by name. Only {@code archive}, {@code reference}, {@code decisions}, {@code forms}, {@code dags},
 * {@code releases} and {@code htsd.yaml} are truth; all else can be deleted and made again.
 *
 * @param release the release whose warehouse is read; null for the published one
 */
public record Workspace(Path home, @Nullable String release) {
    static final String BUNDLE = "vn.htsd.data.workspace.messages";

    public Workspace {
        home = home.toAbsolutePath().normalize();
    }

    /** The workspace as it is now. */
    public Workspace(Path home) {
        this(home, null);
    }

    /** The same workspace, seen through a release: its warehouse is read, and its reports lie apart. */
    public Workspace at(String name) {
        return new Workspace(home, name);
    }

    public Path inbox() {
        return home.resolve("inbox");
    }

    public Path outbox() {
        return home.resolve("outbox");
    }

    /** Raw bytes by content hash, each with a sidecar. */
    public Path archive() {
        return home.resolve("archive");
    }

    /** One directory a batch, of the tables in {@code Tables.LANDING}. */
    public Path landing() {
        return home.resolve("landing");
    }

    /** One directory a build, of the tables in {@code Tables.PUBLISHED}. */
    public Path builds() {
        return home.resolve("builds");
    }

    /** The published warehouse, or that of the release; renaming a new file over the published one is the publication. */
    public Path warehouse() {
        return (release == null ? home : releases().resolve(release)).resolve("warehouse.duckdb");
    }

    /** One directory a release, each with a warehouse of its own; kept for ever. */
    public Path releases() {
        return home.resolve("releases");
    }

    /** Small copies of the pictures that came with reports, by content hash; for inside use. */
    public Path photos() {
        return home.resolve("photos");
    }

    /** Personal data, mode 0700, never published. */
    public Path contacts() {
        return home.resolve("contacts");
    }

    public Path reports() {
        var reports = home.resolve("reports");
        return release == null ? reports : reports.resolve("releases").resolve(release);
    }

    public Path reference() {
        return home.resolve("reference");
    }

    /** What people decided about figures: only ever added to. */
    public Path decisions() {
        return home.resolve("decisions");
    }

    public Path forms() {
        return home.resolve("forms");
    }

    /** Templates of reports that stand in place of the built-in ones of the same name. */
    public Path templates() {
        return home.resolve("templates");
    }

    public Path dags() {
        return home.resolve("dags");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path configuration() {
        return home.resolve("htsd.yaml");
    }

    /** For files under way; on the same file system as the rest, so that a rename is atomic. */
    public Path scratch() {
        return home.resolve(".tmp");
    }

    Path lockFile() {
        return home.resolve(".lock");
    }

    /**
     * Makes the directories that are not there yet.
     *
     * @throws HtsdException if the home cannot be made or written
     */
    public Workspace create() {
        try {
            Files.createDirectories(home);
            for (var directory : List.of(
                    inbox(), outbox(), archive(), landing(), builds(), reports(), reference(), dags(), logs())) {
                Files.createDirectories(directory);
            }
            Files.createDirectories(scratch());
            if (!Files.isDirectory(contacts())) {
                createOwnerOnly(contacts());
            }
            if (!Files.isWritable(home)) {
                throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "home_read_only", home));
            }
            return this;
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "home_unwritable", home, e.getMessage()), e);
        }
    }

    /** @throws HtsdException if nobody made this workspace yet */
    public Workspace require() {
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "home_no_directory", home));
        }
        if (!Files.isDirectory(home)) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "home_missing", home));
        }
        return this;
    }

    /** Never open to others, not even for a moment; whoever makes the same workspace beside us may have been faster. */
    private static void createOwnerOnly(Path directory) throws IOException {
        var posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, posix ? new FileAttribute<?>[] {owner} : new FileAttribute<?>[0]);
    }
}
