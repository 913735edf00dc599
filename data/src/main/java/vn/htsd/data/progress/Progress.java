package vn.htsd.data.progress;

/** Receives how far a long step is, and has the last word before a result is shown. Implementations must be safe for calls from several threads. */
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

    /**
     * Called just before something that was made aside is moved to where everybody sees it.
     *
     * @throws RuntimeException where it must not be seen: nothing is moved then
     */
    default void beforePublication() {}

    /** One step under way. */
    interface Step extends AutoCloseable {
        /** Says that {@code by} more pieces are done. */
        void advance(long by);

        @Override
        void close();
    }
}
