package vn.htsd.scheduler.cli;

import picocli.CommandLine.Option;

/** Of commands that write: wait for another writer instead of failing. */
final class WaitOption {
    @Option(names = "--wait")
    boolean wait;
}
