/**
 * What the REST API takes and gives: every call with its parameters, bodies and answers, in Airflow's names. All of it stands in
 * {@code airflow.yaml} and nowhere else: requests are checked by it ({@link vn.htsd.scheduler.api.contract.RequestCheck}) and the
 * OpenAPI document is made of it ({@link vn.htsd.scheduler.api.contract.OpenApi}). Open {@link
 * vn.htsd.scheduler.api.contract.Contract} first. Depends on nothing else of the program.
 */
@NullMarked
package vn.htsd.scheduler.api.contract;

import org.jspecify.annotations.NullMarked;
