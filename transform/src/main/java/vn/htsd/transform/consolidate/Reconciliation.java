package vn.htsd.transform.consolidate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.MeasureRows;
import vn.htsd.transform.stage.Node;
import vn.htsd.transform.stage.ReportingTree;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@link Consolidation} in Spark: figures and reports of one campaign and family meet in one task, which walks the tree.
 *
 * @param nodes one row a node of every campaign and family, with all columns of {@link #NODE}; {@code status} is null where
 *     nothing is known
 */
public record Reconciliation(Dataset<Row> nodes) {
    private static final StructType EXTRA = new StructType()
            .add("basis", DataTypes.StringType)
            .add("group", DataTypes.StringType)
            .add("population_group", DataTypes.StringType)
            .add("mode", DataTypes.StringType)
            .add("value", DataTypes.LongType)
            .add("sessions", DataTypes.LongType);

    private static final StructType PASSED = new StructType()
            .add("group", DataTypes.StringType)
            .add("population_group", DataTypes.StringType)
            .add("mode", DataTypes.StringType)
            .add("value", DataTypes.LongType)
            .add("sessions", DataTypes.LongType);

    /** Name of {@link #state} in the state of a build. */
    public static final String STATE = "node";

    /** Columns of {@link #state}. */
    private static final StructType KNOWN = new StructType()
            .add("campaign_year", DataTypes.IntegerType)
            .add("family", DataTypes.StringType)
            .add("reporter_code", DataTypes.StringType)
            .add("reporter_key", DataTypes.StringType)
            .add("locality_key", DataTypes.StringType)
            .add("node_key", DataTypes.StringType)
            .add("level", DataTypes.StringType)
            .add("gathers", DataTypes.BooleanType)
            .add("detail", DataTypes.LongType)
            .add("declared", DataTypes.LongType)
            .add("relayed", DataTypes.LongType)
            .add("duplicates_removed", DataTypes.LongType)
            .add("published", DataTypes.LongType)
            .add("below", DataTypes.LongType)
            .add("residual", DataTypes.LongType)
            .add("tolerance", DataTypes.LongType)
            .add("children_expected", DataTypes.LongType)
            .add("children_covered", DataTypes.LongType)
            .add("reached", DataTypes.LongType)
            .add("covered", DataTypes.BooleanType)
            .add("status", DataTypes.StringType)
            .add("decision_id", DataTypes.StringType)
            .add("declared_submission_id", DataTypes.StringType)
            .add(Branches.COLUMN, DataTypes.StringType)
            .add("sent", DataTypes.BooleanType)
            .add("passed", DataTypes.createArrayType(PASSED));

    /** Columns of {@link #nodes}. */
    private static final StructType NODE = KNOWN.add("extra", DataTypes.createArrayType(EXTRA));

    private static final String SEPARATOR = "/";

    /** Reconciles every campaign and branch of the scope, and the nation, in every family. */
    public static Reconciliation of(Staged staged, Carried carried, FormCatalogue forms) {
        var spark = staged.spark();
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var walk = new Walk(
                context.broadcast(new HashMap<>(staged.trees())),
                Codes.of(forms),
                decisions(staged.decisions()),
                new HashSet<>(staged.divided()),
                context.broadcast(keptTops(staged, carried)));
        var nodes = byTask(figures(staged)).cogroup(byTask(reports(staged)), walk, Encoders.row(NODE));
        return new Reconciliation(Schemas.settled(nodes));
    }

    /** What the next build wants to know of campaigns and branches that nothing changes in. */
    public Dataset<Row> state() {
        return nodes.drop("extra");
    }

    /** The tops of the branches that are kept, by task; of a campaign that is made anew as a whole, none. */
    private static HashMap<String, ArrayList<Row>> keptTops(Staged staged, Carried carried) {
        var tops = new HashMap<String, ArrayList<Row>>();
        for (int year : staged.scope().branches().keySet()) {
            Family.codes().forEach(family -> tops.put(year + SEPARATOR + family, new ArrayList<>()));
        }
        if (tops.isEmpty()) {
            return tops;
        }
        var none = staged.spark().createDataFrame(List.of(), KNOWN);
        carried.withBranchesOfState(none, STATE)
                .where(col("passed").isNotNull())
                .select(
                        task(col("family")),
                        col("reporter_code"),
                        col("covered"),
                        col("sent"),
                        col("published").isNotNull().as("known"),
                        col("passed"))
                .collectAsList()
                .forEach(row -> tops.computeIfAbsent(row.getString(0), task -> new ArrayList<>())
                        .add(row));
        return tops;
    }

    /** The nodes whose own declaration is published row by row, by {@code submission_id}. */
    public Dataset<Row> declaredOnly(Family family) {
        return nodes.where(
                        col("family").equalTo(family.code()).and(col("status").equalTo(Status.DECLARED_ONLY.code())))
                .select(col("declared_submission_id").as("submission_id"));
    }

    /**
     * {@code campaign_year, code, expected, covered, whole} of every node: how many report to it, for how many of these its
     * published figure stands (a declaration that is used stands for as many as it says it received, or for all where it
     * does not say), and whether it stands for the whole of it.
     */
    public Dataset<Row> coverage(Family family) {
        return nodes.where(col("family").equalTo(family.code()))
                .select(
                        col("campaign_year"),
                        col("reporter_code").as("code"),
                        col("children_expected").as("expected"),
                        when(col("children_expected").isNotNull(), col("reached"))
                                .as("covered"),
                        col("covered").as("whole"));
    }

    /**
     * {@code campaign_year, family, locality_key, level, expected, reached, whole} of every administrative unit; as {@link
     * #coverage}.
     */
    public Dataset<Row> standings() {
        return nodes.where(col("level").notEqual("unit"))
                .select(
                        col("campaign_year"),
                        col("family"),
                        col("locality_key"),
                        col("level"),
                        col("children_expected").as("expected"),
                        when(col("children_expected").isNotNull(), col("reached"))
                                .as("reached"),
                        col("covered").as("whole"));
    }

    /** {@code campaign_year, locality_key, branch, added}: what is published of each node beyond what is published below it. */
    public Dataset<Row> added(Family family) {
        return nodes.where(col("family")
                        .equalTo(family.code())
                        .and(col("published").isNotNull()))
                .select(
                        col("campaign_year"),
                        col("locality_key"),
                        col(Branches.COLUMN),
                        col("published").minus(coalesce(col("below"), lit(0L))).as("added"));
    }

    /** {@code fact_reconciliation}: the nodes of which a declaration or a detail exists, and that bring others together. */
    public Dataset<Row> facts() {
        return nodes.where(col("status").isNotNull().and(col("gathers")))
                .where(col("family").isin(Family.measures().toArray()))
                .withColumn("node_key", col("reporter_key"));
    }

    /** Residual and adjustment rows of a family: the keys of the node, {@code basis}, the cell, and its value. */
    public Dataset<Row> extra(Family family) {
        return nodes.where(col("family").equalTo(family.code()))
                .select(
                        col("campaign_year"),
                        col("reporter_key"),
                        col("locality_key"),
                        col("node_key"),
                        col(Branches.COLUMN),
                        col("declared_submission_id"),
                        explode(col("extra")).as("cell"))
                .select(
                        "campaign_year",
                        "reporter_key",
                        "locality_key",
                        "node_key",
                        Branches.COLUMN,
                        "declared_submission_id",
                        "cell.*");
    }

    /** The last decision on each node, by {@code campaign/family}. */
    private static HashMap<String, HashMap<String, Received.Decision>> decisions(List<Decision> decisions) {
        var byTask = new HashMap<String, HashMap<String, Received.Decision>>();
        for (var decision : decisions) {
            byTask.computeIfAbsent(decision.campaignYear() + SEPARATOR + decision.family(), task -> new HashMap<>())
                    .put(
                            decision.node(),
                            new Received.Decision(
                                    decision.id(), decision.verdict() == Decision.Verdict.ACCEPT_DECLARED));
        }
        return byTask;
    }

    private static KeyValueGroupedDataset<String, Row> byTask(Dataset<Row> rows) {
        return rows.groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING());
    }

    /**
     * {@code task, reporter_code, kind, stands, group, mode, values, value, sessions, half_digit}: {@code values} of the
     * population groups side by side in the family of participations, {@code value} in the others. One reporter and cell may
     * have several rows.
     */
    private static Dataset<Row> figures(Staged staged) {
        var none = lit("unspecified");
        var noGroups = lit(null).cast("array<bigint>");
        var noValue = lit(null).cast("long");
        var zero = lit(0L);
        var measures = staged.measures();
        var groups = array(MeasureRows.POPULATION.stream().map(functions::col).toArray(Column[]::new));
        var anyGroup = coalesce(
                        MeasureRows.POPULATION.stream().map(functions::col).toArray(Column[]::new))
                .isNotNull();
        return figures(
                        measures.activities().where(anyGroup),
                        Family.PARTICIPANTS,
                        col("activity_group"),
                        col("mode"),
                        groups,
                        noValue,
                        zero,
                        zero)
                .union(figures(
                        measures.activities(),
                        Family.CLASSES,
                        col("activity_group"),
                        col("mode"),
                        noGroups,
                        col("classes"),
                        col("sessions"),
                        zero))
                .union(figures(
                        measures.funding(),
                        Family.FUNDING,
                        col("funding_source"),
                        none,
                        noGroups,
                        col("amount_vnd").cast("long"),
                        zero,
                        col("half_digit_vnd").cast("long")))
                .union(counted(
                        staged,
                        Family.OPENINGS,
                        coalesce(
                                        col("opening_held_on").cast("string"),
                                        col("opening_format"),
                                        col("opening_place"),
                                        col("opening_participants").cast("string"))
                                .isNotNull(),
                        col("coverage_openings")))
                .union(counted(staged, Family.PLANS, col("plan_number").isNotNull(), col("coverage_plans")));
    }

    /** One for a report that has it itself, and as many more as a declaration says there are below. */
    private static Dataset<Row> counted(Staged staged, Family family, Column own, Column below) {
        var none = lit("unspecified");
        var zero = lit(0L);
        var one = when(own, 1L);
        var declared = when(below.isNotNull(), below.plus(coalesce(one, zero))).otherwise(one);
        var value = when(col("kind").equalTo("consolidated"), declared).otherwise(one);
        var noGroups = lit(null).cast("array<bigint>");
        return figures(staged.standing().where(value.isNotNull()), family, none, none, noGroups, value, zero, zero);
    }

    private static Dataset<Row> figures(
            Dataset<Row> rows,
            Family family,
            Column group,
            Column mode,
            Column values,
            Column value,
            Column sessions,
            Column halfDigit) {
        return rows.select(
                task(lit(family.code())),
                col("reporter_code"),
                col("kind"),
                col("status").equalTo("accepted").as("stands"),
                group.as("group"),
                mode.as("mode"),
                values.as("values"),
                value.as("value"),
                sessions.as("sessions"),
                halfDigit.as("half_digit"));
    }

    /**
     * {@code task, reporter_code, kind, status, submission_id, coverage_expected, coverage_received, duplicates, relayed,
     * best_relay} of every report; and one row without a reporter for every task, so that a campaign nobody reported in has its nodes too.
     */
    private static Dataset<Row> reports(Staged staged) {
        var families = explode(array(Family.codes().stream().map(functions::lit).toArray(Column[]::new)))
                .as("family");
        var rows = staged.reports()
                .where(col("campaign_year").isNotNull().and(col("reporter_code").isNotNull()))
                .select(col("*"), families)
                .select(
                        task(col("family")),
                        col("reporter_code"),
                        col("kind"),
                        col("status"),
                        col("submission_id"),
                        col("coverage_expected"),
                        col("coverage_received"),
                        coalesce(duplicates(), lit(0L)).as("duplicates"),
                        col("relayed_by").isNotNull().as("relayed"),
                        col("best_relay"));
        var tasks = new ArrayList<Row>();
        for (var campaign : staged.reference().campaigns().campaigns()) {
            for (var family : Family.codes()) {
                tasks.add(RowFactory.create(
                        campaign.year() + SEPARATOR + family, null, null, null, null, null, null, 0L, false, false));
            }
        }
        return rows.union(Schemas.rows(staged.spark(), tasks, rows.schema()));
    }

    private static Column duplicates() {
        return when(col("family").equalTo(Family.PARTICIPANTS.code()), col("duplicates_participants"))
                .when(col("family").equalTo(Family.CLASSES.code()), col("duplicates_classes"))
                .otherwise(col("duplicates_amount_vnd").cast("long"));
    }

    private static Column task(Column family) {
        return concat_ws(SEPARATOR, col("campaign_year"), family).as("task");
    }

    /** What one task does. */
    private static final class Walk implements CoGroupFunction<String, Row, Row, Row>, Serializable {
        private static final long serialVersionUID = 1L;

        private final Broadcast<HashMap<Integer, ReportingTree>> trees;
        private final Codes codes;
        private final HashMap<String, HashMap<String, Received.Decision>> decisions;
        private final HashSet<Integer> divided;
        private final Broadcast<HashMap<String, ArrayList<Row>>> keptTops;

        Walk(
                Broadcast<HashMap<Integer, ReportingTree>> trees,
                Codes codes,
                HashMap<String, HashMap<String, Received.Decision>> decisions,
                HashSet<Integer> divided,
                Broadcast<HashMap<String, ArrayList<Row>>> keptTops) {
            this.trees = trees;
            this.codes = codes;
            this.decisions = decisions;
            this.divided = divided;
            this.keptTops = keptTops;
        }

        @Override
        public Iterator<Row> call(String task, Iterator<Row> figures, Iterator<Row> reports) {
            int at = task.indexOf(SEPARATOR);
            int year = Integer.parseInt(task.substring(0, at));
            var family = Family.of(task.substring(at + 1));
            var tree = trees.value().get(year);
            if (tree == null) {
                return Collections.emptyIterator();
            }
            var received = ReceivedRows.read(family, codes, figures, reports);
            received.decisions().putAll(decisions.getOrDefault(task, new HashMap<>()));
            var branches = branches(year, tree);
            var kept = kept(family, tree, keptTops.value().get(task));
            var tops = kept.keySet().stream().map(Node::code).collect(Collectors.toSet());
            var nodes = tree.leavesFirst().stream()
                    .filter(node -> !tops.contains(branches.apply(node)))
                    .toList();
            return Consolidation.of(nodes, received, kept).stream()
                    .filter(node -> isAskedFor(family, node))
                    .map(node -> row(year, family, node, branches.apply(node.node())))
                    .iterator();
        }

        private Function<Node, String> branches(int year, ReportingTree tree) {
            if (!divided.contains(year)) {
                return node -> Branches.ALL;
            }
            var byCode = tree.byCode();
            return node -> Branches.of(node, byCode);
        }

        private Map<Node, Consolidation.Passed> kept(Family family, ReportingTree tree, @Nullable List<Row> tops) {
            var kept = new HashMap<Node, Consolidation.Passed>();
            if (tops != null) {
                var byCode = tree.byCode();
                tops.forEach(top -> kept.put(
                        Objects.requireNonNull(byCode.get(top.getString(1)), top.getString(1)), passed(family, top)));
            }
            return kept;
        }

        private Consolidation.Passed passed(Family family, Row top) {
            var figures = new Figures();
            var sessions = new Figures();
            for (var cell : top.<Row>getList(5)) {
                var at = codes.cell(family, cell.getString(0), cell.getString(1), cell.getString(2));
                if (!cell.isNullAt(3)) {
                    figures.add(at, cell.getLong(3));
                }
                if (!cell.isNullAt(4)) {
                    sessions.add(at, cell.getLong(4));
                }
            }
            return new Consolidation.Passed(top.getBoolean(2), top.getBoolean(3), top.getBoolean(4), figures, sessions);
        }

        /** Of tens of thousands of schools that brought nothing together, nobody asks for more than what has no fact table. */
        private static boolean isAskedFor(Family family, Reconciled node) {
            boolean hasFacts = Family.measures().contains(family.code());
            return node.gathers() || node.node().administrative() || !hasFacts && node.published() != null;
        }

        private Row row(int year, Family family, Reconciled node, String branch) {
            var status = node.status();
            var passed = node.passed();
            return RowFactory.create(
                    year,
                    family.code(),
                    node.node().code(),
                    node.node().reporterKey(),
                    node.node().localityKey(),
                    node.node().nodeKey(),
                    node.node().level(),
                    node.gathers(),
                    node.detail(),
                    node.declared(),
                    node.relayed(),
                    node.duplicates(),
                    node.published(),
                    node.below(),
                    node.residualTotal(),
                    node.tolerance(),
                    node.childrenExpected(),
                    node.childrenCovered(),
                    node.reached(),
                    node.covered(),
                    status == null ? null : status.code(),
                    node.decisionId(),
                    node.declaredSubmission(),
                    branch,
                    passed == null ? null : passed.sent(),
                    passed == null ? null : cells(family, passed),
                    extra(family, node));
        }

        private Row[] cells(Family family, Consolidation.Passed passed) {
            var cells = new TreeSet<>(passed.figures().cells().keySet());
            cells.addAll(passed.sessions().cells().keySet());
            return cells.stream()
                    .map(cell -> RowFactory.create(
                            codes.group(family, cell),
                            codes.population(cell),
                            codes.mode(cell),
                            passed.figures().cells().get(cell),
                            passed.sessions().cells().get(cell)))
                    .toArray(Row[]::new);
        }

        private Row[] extra(Family family, Reconciled node) {
            var rows = new ArrayList<Row>();
            var cells = new TreeSet<>(node.residual().keySet());
            cells.addAll(node.residualSessions().keySet());
            for (var cell : cells) {
                rows.add(row(
                        family,
                        "residual",
                        cell,
                        node.residual().get(cell),
                        node.residualSessions().get(cell)));
            }
            node.adjustment().forEach((cell, value) -> rows.add(row(family, "adjustment", cell, -value, null)));
            return rows.toArray(Row[]::new);
        }

        private Row row(Family family, String basis, Cell cell, @Nullable Long value, @Nullable Long sessions) {
            return RowFactory.create(
                    basis, codes.group(family, cell), codes.population(cell), codes.mode(cell), value, sessions);
        }
    }
}
