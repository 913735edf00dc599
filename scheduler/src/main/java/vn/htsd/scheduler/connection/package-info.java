/**
 * Other systems that tasks talk to, each known by a connection in Airflow's words: web services and databases. Open {@link
 * vn.htsd.scheduler.connection.Endpoints} first. No password leaves this package but to the system that it is for.
 */
@NullMarked
package vn.htsd.scheduler.connection;

import org.jspecify.annotations.NullMarked;
