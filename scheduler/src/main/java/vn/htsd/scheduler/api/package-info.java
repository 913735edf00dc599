/**
 * Airflow's REST API, whose words are used here and nowhere else. Open {@link vn.htsd.scheduler.api.AirflowApi} first: a
 * function from request to response, which the command line calls without a network; {@link
 * vn.htsd.scheduler.api.ApiServer} puts it on a port, and is the home of Javalin.
 */
@NullMarked
package vn.htsd.scheduler.api;

import org.jspecify.annotations.NullMarked;
