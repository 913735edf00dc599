package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.run.template.TemplateEngine;
import vn.htsd.scheduler.run.template.TemplateException;

class TaskContextTest {
    private static final TemplateEngine ENGINE = new TemplateEngine();

    private static RunContext run() {
        var dag = Dags.with(
                "params: {campaign: 2025, unit: dag, dry: false, nothing: null, list: [1, x]}",
                "a: {EMPTY, params: {unit: task}}");
        var interval = new DataInterval(Instant.parse("2025-03-30T17:00:00Z"), Instant.parse("2025-03-31T17:00:00Z"));
        return RunContext.scheduled(dag, new RunInfo(interval.end(), interval), Path.of(""));
    }

    private static String render(String template, RunContext run) {
        var xcoms = new MemoryXComs();
        xcoms.put("first", "return_value", "41");
        var connections = Map.<String, Map<String, Object>>of("smtp", Map.of("host", "mail.vn"));
        return ENGINE.render(
                template,
                new TaskContext(
                                run,
                                run.dag().task("a"),
                                2,
                                new Surroundings(
                                        xcoms,
                                        null,
                                        Map.of("key", "v", "place", "{\"code\": \"01\", \"list\": [7, 8]}"),
                                        connections,
                                        OtherRuns.NONE,
                                        (pid, started) -> {},
                                        () -> {}))
                        .values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
            {{ ds }}                                                       ! 2025-03-30
            {{ ds_nodash }}                                                ! 20250330
            {{ ts }}                                                       ! 2025-03-30T17:00:00+00:00
            {{ ts_nodash }}                                                ! 20250330T170000
            {{ ts_nodash_with_tz }}                                        ! 20250330T170000+0000
            {{ data_interval_end }}                                        ! 2025-03-31 17:00:00+00:00
            {{ data_interval_end.in_timezone('Asia/Ho_Chi_Minh') }}        ! 2025-04-01 00:00:00+07:00
            {{ data_interval_end.in_timezone('Asia/Ho_Chi_Minh') | ds }}   ! 2025-04-01
            {{ logical_date | ts }}                                        ! 2025-03-30T17:00:00+00:00
            {{ logical_date | ts_nodash }}                                 ! 20250330T170000
            {{ logical_date.year }}/{{ logical_date.month }}               ! 2025/3
            {{ logical_date.add(days=2, hours=1) }}                        ! 2025-04-01 18:00:00+00:00
            {{ logical_date.subtract(months=1) | ds }}                     ! 2025-02-28
            {{ logical_date.strftime('%d/%m/%Y %H:%M') }}                  ! 30/03/2025 17:00
            {{ data_interval_start < data_interval_end }}                  ! true
            {{ macros.ds_add(ds, 2) }}                                     ! 2025-04-01
            {{ macros.ds_add(ds, -30) }}                                   ! 2025-02-28
            {{ macros.ds_format(ds, '%Y-%m-%d', '%d/%m/%y') }}             ! 30/03/25
            {{ params.campaign }} {{ params.campaign + 1 }}                ! 2025 2026
            {{ params.unit }}                                              ! task
            {{ params.dry }}                                               ! False
            {{ 'yes' if params.dry else 'no' }}                            ! no
            {{ 'yes' if params.dry == false else 'no' }}                   ! yes
            {{ params.nothing }}                                           ! None
            {{ 'none' if params.nothing is none else 'some' }}             ! none
            {{ params.list }}                                              ! [1, 'x']
            {{ params.get('absent', 'else') }}                             ! else
            {% for item in params.list %}<{{ item }}>{% endfor %}          ! <1><x>
            {{ params | tojson }}                                          ! {"campaign":2025,"unit":"task","dry":false,"nothing":null,"list":[1,"x"]}
            {{ run_id }}                                                   ! scheduled__2025-03-31T17:00:00+00:00
            {{ dag_run.run_type }} {{ dag_run.conf }}                      ! scheduled {}
            {{ dag.dag_id }}.{{ task.task_id }}.{{ ti.task_id }} {{ ti.try_number }} ! t.a.a 2
            {{ ti.xcom_pull(task_ids='first') }}                           ! 41
            {{ ti.xcom_pull('first') }}                                    ! 41
            {{ ti.xcom_pull(task_ids='first', key='other') }}              ! None
            {{ ti.xcom_pull(task_ids=['first', 'none']) }}                 ! ['41', None]
            {{ task_instance.xcom_pull('none', default='d') }}             ! d
            {{ var.value.key }} {{ conn.smtp.host }}                       ! v mail.vn
            {{ var.json.place.code }} {{ var.json.place.list[1] + 1 }}     ! 01 9
            {{ var.value.place | length }}                                 ! 30
            {{ prev_data_interval_start_success }}                         ! None
            {{ ds | replace('-', '/') }}                                   ! 2025/03/30
            {{ absent | default('x') }}                                    ! x
            {# remark #}{% raw %}{{ x }}{% endraw %}                       ! {{ x }}
            plain ${VAR} text                                              ! plain ${VAR} text
            """)
    void a_template_says_what_airflow_says(String template, String text) {
        assertThat(render(template, run())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ campaign }}",
                "{{ params.campain }}",
                "{{ var.value.absent }}",
                "{{ var.json.key }}",
                "{{ macros.ds_sub(ds, 1) }}",
                "{{ ds | no_such_filter }}",
                "{{ ds | ts }}",
                "{{ logical_date.in_timezone('Asia/Hanoi') }}",
                "{{ logical_date.add(fortnights=1) }}",
                "{{ ds",
                "{% if ds %}"
            })
    void what_is_not_defined_or_no_jinja_is_an_error(String template) {
        assertThatThrownBy(() -> render(template, run())).isInstanceOf(TemplateException.class);
    }

    @Test
    void a_manual_run_without_logical_date_has_no_day_and_no_interval() {
        var scheduled = run();
        var manual = new RunContext(
                scheduled.dag(), "manual__x", RunType.MANUAL, scheduled.runAfter(), null, Map.of(), Path.of(""));
        for (var name : List.of("ds", "ts", "logical_date", "data_interval_start", "data_interval_end")) {
            assertThatThrownBy(() -> render("{{ " + name + " }}", manual))
                    .as(name)
                    .isInstanceOf(TemplateException.class);
        }
        assertThat(render("{{ run_id }}", manual)).isEqualTo("manual__x");
    }

    @Test
    void the_conf_of_a_run_wins_over_task_and_dag() {
        var run = run().with(Map.of("unit", "conf", "more", Arrays.asList(true, null)));
        assertThat(render("{{ params.unit }} {{ params.more }} {{ dag_run.conf.unit }}", run))
                .isEqualTo("conf [True, None] conf");
    }

    @Test
    void the_last_line_break_of_a_template_is_dropped_as_in_jinja() {
        assertThat(render("echo {{ ds }}\n\n", run())).isEqualTo("echo 2025-03-30\n");
    }
}
