package vn.htsd.scheduler.cli;

import vn.htsd.reports.query.AnalystSql.RowSink;

/** Receives an answer, and finishes what it wrote when there is no more. */
interface Sink extends RowSink, AutoCloseable {
    @Override
    void close();
}
