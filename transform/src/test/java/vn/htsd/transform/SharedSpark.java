package vn.htsd.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.htsd.data.workspace.ReadOnly;

/** One Spark session for all test classes that ask for it: starting another takes longer than most of what they build. */
public final class SharedSpark implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Session.class);
    }

    /** Stopped when the last test is through. */
    static final class Session implements ExtensionContext.Store.CloseableResource {
        private final Path scratch;
        private final SparkSession session;

        Session() throws IOException {
            scratch = Files.createTempDirectory("spark");
            session = SparkSessions.open("local[2]", scratch);
        }

        @Override
        public void close() throws IOException {
            session.stop();
            ReadOnly.delete(scratch);
        }
    }
}
