package vn.htsd.scheduler.dag;

import vn.htsd.data.problem.Message;

/**
 * Why a DAG could not be taken from its file; the other DAGs are not touched by it.
 *
 * @param dag id of the DAG; empty where the file as a whole is wrong
 * @param key where in the DAG, as a dotted path ({@code tasks.ingest.operator})
 * @param line line in the file, from 1; 0 where nobody knows
 */
public record ImportError(String file, String dag, String key, int line, Message reason) {}
