-- What a DAG's next run was computed by: another schedule may bring it forward, a clock that was set back may not.
alter table dag add column schedule_hash varchar(64) default '' not null;
