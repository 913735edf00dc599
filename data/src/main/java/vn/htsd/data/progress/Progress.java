package vn.htsd.data.progress;

/** Receives how far a long step is. Implementations must be safe for calls from several threads. */
public interface Progress {
    /** Nobody listens. */
    Progress SILENT = new Progress() {
        @Override
        public Step step(String label, long total) {
            return new Step() {
                @Override
                public void advance(long by) {}

                @Override
                public void close() {}
            };
        }
    };

    /** Opens a step of {@code total} pieces (0 where nobody knows); {@code label} is shown to people. */
    Step step(String label, long total);

    /** One step under way. */
    interface Step extends AutoCloseable {
        /** Says that {@code by} more pieces are done. */
        void advance(long by);

        @Override
        void close();
    }
}
