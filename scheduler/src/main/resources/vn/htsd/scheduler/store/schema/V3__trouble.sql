-- What is wrong with a scheduler that lives: commands that were asked to stop and go on, a line each.
alter table scheduler_node add column trouble text;
