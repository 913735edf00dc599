import client.ApiClient;
import client.api.DagApi;
import client.api.DagRunApi;
import client.api.TaskInstanceApi;
import client.model.ClearTaskInstancesBody;
import client.model.DagRunState;
import client.model.TriggerDAGRunPostBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a program does that runs a DAG: written once, for the client made of our description and for that of Airflow's. */
public final class Story {
    private static final String DAG = "story";

    private final List<String> told = new ArrayList<>();
    private final DagApi dags;
    private final DagRunApi runs;
    private final TaskInstanceApi tasks;
    private final String run;

    private Story(ApiClient client, String run) {
        this.dags = new DagApi(client);
        this.runs = new DagRunApi(client);
        this.tasks = new TaskInstanceApi(client);
        this.run = run;
    }

    public static List<String> tell(String url, String token, String run) throws Exception {
        var client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        var story = new Story(client, run);
        story.tell();
        return story.told;
    }

    private void tell() throws Exception {
        dags.getDags(DagApi.APIGetDagsRequest.newBuilder().limit(10).orderBy(List.of("dag_id")).build())
                .getDags()
                .forEach(dag -> told.add("there is " + dag.getDagId()));
        var body = new TriggerDAGRunPostBody().dagRunId(run).conf(Map.of("word", "xin chào"));
        runs.triggerDagRun(DagRunApi.APITriggerDagRunRequest.newBuilder()
                .dagId(DAG)
                .triggerDAGRunPostBody(body)
                .build());
        poll();
        log(1);
        told.add(clear(true) + " task would run again");
        told.add(clear(false) + " task runs again");
        poll();
        log(2);
    }

    private void poll() throws Exception {
        var request = DagRunApi.APIGetDagRunRequest.newBuilder().dagId(DAG).dagRunId(run).build();
        var state = runs.getDagRun(request).getState();
        while (state == DagRunState.QUEUED || state == DagRunState.RUNNING) {
            Thread.sleep(50);
            state = runs.getDagRun(request).getState();
        }
        told.add("the run is a " + state);
    }

    private int clear(boolean dryRun) throws Exception {
        var body = new ClearTaskInstancesBody().dagRunId(run).onlyFailed(false).dryRun(dryRun);
        var request = TaskInstanceApi.APIPostClearTaskInstancesRequest.newBuilder()
                .dagId(DAG)
                .clearTaskInstancesBody(body)
                .build();
        return tasks.postClearTaskInstances(request).getTotalEntries();
    }

    private void log(int number) throws Exception {
        var request = TaskInstanceApi.APIGetLogRequest.newBuilder()
                .dagId(DAG)
                .dagRunId(run)
                .taskId("say")
                .tryNumber(number)
                .accept("application/json")
                .build();
        var said = String.valueOf(tasks.getLog(request).getContent());
        told.add("try " + number + (said.contains("xin chào") ? " said it" : " said " + said));
    }
}
