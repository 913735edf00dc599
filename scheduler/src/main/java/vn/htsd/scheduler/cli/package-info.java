/**
 * The command line: parse, call, print. The only home of picocli, JLine, the progress bar and {@code System.exit}. Open
 * {@link vn.htsd.scheduler.cli.Main} first, then {@link vn.htsd.scheduler.cli.Htsd}.
 */
@NullMarked
package vn.htsd.scheduler.cli;

import org.jspecify.annotations.NullMarked;
