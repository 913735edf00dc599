package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import vn.htsd.data.workspace.Workspace;

/**
 * A whole new landing made beside the old one, which stays until the new one is complete and then gives way in one move.
 * A crash before {@link #complete} leaves nothing but the old landing; after it, {@link #finish} brings the new one in.
 */
public final class Succession {
    private static final String COMPLETE = "complete";

    private final Workspace workspace;
    private final Path directory;

    public Succession(Workspace workspace) {
        this.workspace = workspace;
        this.directory = workspace.scratch().resolve("succession");
    }

    /** Opens an empty new landing; what a crash left of an earlier one goes first. */
    public Landing begin() throws IOException {
        finish();
        Files.createDirectories(directory.resolve("landing"));
        return new Landing(directory.resolve("landing"), directory.resolve("contacts"), directory.resolve("scratch"));
    }

    /** Where answers are gathered that go out together with the new landing. */
    public Path answers() {
        return directory.resolve("answers");
    }

    /** Takes a batch of the old landing over as it is. */
    public void keep(Path batch) throws IOException {
        var name = String.valueOf(batch.getFileName());
        var copy = Files.createDirectories(directory.resolve("landing").resolve(name));
        try (var files = Files.newDirectoryStream(batch)) {
            for (var file : files) {
                link(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    /** A batch is never changed once it lies there, so a second name for its files is as good as a copy. */
    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (IOException | UnsupportedOperationException notHere) {
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The new landing is whole: from now on it is the one that counts, whatever happens. */
    public void complete(String outbox) throws IOException {
        var partial = directory.resolve(COMPLETE + ".part");
        Files.write(partial, outbox.getBytes(StandardCharsets.UTF_8));
        Files.move(partial, directory.resolve(COMPLETE), StandardCopyOption.ATOMIC_MOVE);
        finish();
    }

    /** Ends what a crash left: brings a complete new landing in, clears an incomplete one away. Does nothing else. */
    public void finish() throws IOException {
        var complete = directory.resolve(COMPLETE);
        if (Files.exists(complete)) {
            answer(Files.readString(complete));
            var contacts = bringContacts();
            swap();
            dropContactsOf(contacts);
            Files.delete(complete);
        }
        Landing.deleteTree(directory);
    }

    private void answer(String outbox) throws IOException {
        var home = workspace.outbox().resolve(outbox);
        if (Files.isDirectory(answers())) {
            Files.createDirectories(Objects.requireNonNull(home.getParent()));
            Files.move(answers(), home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Contacts come first and go last, so that a batch that is there has its contacts too. */
    private Set<String> bringContacts() throws IOException {
        var staged = directory.resolve("contacts");
        if (Files.isDirectory(staged)) {
            try (var files = Files.newDirectoryStream(staged)) {
                for (var file : files) {
                    Files.move(
                            file,
                            workspace.contacts().resolve(String.valueOf(file.getFileName())),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        var there = new HashSet<String>();
        for (var old : new Landing(directory.resolve("old"), staged, directory).batches()) {
            there.add(String.valueOf(old.directory().getFileName()));
        }
        for (var old : new Landing(workspace).batches()) {
            there.add(String.valueOf(old.directory().getFileName()));
        }
        return there;
    }

    private void swap() throws IOException {
        var staged = directory.resolve("landing");
        var old = directory.resolve("old");
        if (!Files.isDirectory(staged)) {
            return;
        }
        if (Files.isDirectory(old)) {
            // Between the two moves: what stands there now is an empty directory that a command made, or nothing.
            Files.deleteIfExists(workspace.landing());
        } else if (Files.isDirectory(workspace.landing())) {
            Files.move(workspace.landing(), old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staged, workspace.landing(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void dropContactsOf(Set<String> batches) throws IOException {
        for (var batch : batches) {
            if (!new Landing(workspace).has(batch)) {
                Files.deleteIfExists(workspace.contacts().resolve(batch + ".parquet"));
            }
        }
    }
}
