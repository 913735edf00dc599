# One front door. Figures in documents come from these targets.
.PHONY: chaos-scheduler trace build test verify format docs demo clean bench-start bench-pipeline bench-ingest bench-queries bench-transform bench-season bench-reports bench-scheduler fuzz oracle

HOME_DIR ?= workspace
SCALE ?= 0.02
BENCH := target/bench

build:            ## the jar and its libraries, without tests
	mvn -q -B package -DskipTests

test:             ## unit tests only
	mvn -q -B test

verify:           ## all that must hold before a commit
	mvn -B verify

# Other seasons: SEED=7. One that differs is made again by its year: SEASONS=1 FIRST=2137.
SEASONS ?= 1000
FIRST ?= 2001
SEED ?= 0
oracle:           ## random seasons, published by the warehouse and by a second reading of the rules
	mvn -q -B -pl data,transform test -Dtest=ConsolidationOracleTest -Doracle.seasons=$(SEASONS) -Doracle.first=$(FIRST) \
	  -Doracle.seed=$(SEED) -Dsurefire.failIfNoSpecifiedTests=false

format:
	mvn -q -B spotless:apply

docs:             ## documents that are made of the code: docs/findings.md, docs/data-dictionary.md
	mvn -q -B -pl data test -Dtest="FindingsDocumentTest,DataDictionaryTest" -Dhtsd.docs=write

trace:            ## every figure of the national reports and the trend of a sample season, back to the cells it was summed from
	mvn -q -B -pl scheduler -am verify -Dtest=None -Dit.test='PipelineIT#figures*' -Dhtsd.trace=all \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

demo:             ## the sample season through the whole pipeline
	./htsd demo --home $(HOME_DIR)

bench-start: build ## time of `htsd --help`, ten runs
	@bash -c 'time (for run in 1 2 3 4 5 6 7 8 9 10; do ./htsd --help > /dev/null; done)'

# Files a second of each step. REFERENCE=DIR takes the whole country from a folder with units.csv and locality_change.csv.
bench-pipeline: build
	rm -rf $(BENCH) && mkdir -p $(BENCH)
	./htsd init --home $(BENCH)/home
	if [ -n "$(REFERENCE)" ]; then ./htsd reference import $(REFERENCE) --home $(BENCH)/home; fi
	bash -c 'time ./htsd sample --home $(BENCH)/home --out $(BENCH)/season --campaigns 2023,2024,2025 --scale $(SCALE) --seed 1'
	find $(BENCH)/season -name "*.meta.json" | wc -l
	bash -c 'time ./htsd ingest --home $(BENCH)/home --inbox $(BENCH)/season'
	bash -c 'time ./htsd transform --home $(BENCH)/home'

# The warehouse beside ingest and beside hand-written SQL, on the landing of one season, and one corrected report.
# BENCH_HOME=DIR takes a workspace that is there (whose landing gets three corrections) instead of making a season.
BENCH_HOME ?=
bench-transform: build
	if [ -z "$(BENCH_HOME)" ]; then $(MAKE) bench-season; fi
	mvn -q -B -pl data,transform test -Dtest=TransformBench -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dbench.home=$(or $(BENCH_HOME),$(abspath $(BENCH)/home)) -Dbench.rounds=$(ROUNDS) -Dtest.heap=6g -Dtest.compiler= \
	  -Dbench.ingest=$$(cat $(or $(BENCH_HOME),$(BENCH)/home)/ingest.seconds 2> /dev/null || echo 0)
	@echo; nproc | sed 's/^/cores: /'; cat transform/target/bench-transform.txt

# A season that was taken in, and how many seconds that took.
bench-season: build
	rm -rf $(BENCH) && mkdir -p $(BENCH)
	./htsd init --home $(BENCH)/home
	if [ -n "$(REFERENCE)" ]; then ./htsd reference import $(REFERENCE) --home $(BENCH)/home; fi
	./htsd sample --home $(BENCH)/home --out $(BENCH)/season --campaigns 2023,2024,2025 --scale $(SCALE) --seed 1
	start=$$(date +%s.%N); HTSD_JAVA_OPTS=-Xmx2g ./htsd ingest --home $(BENCH)/home --inbox $(BENCH)/season; \
	  echo "$$(date +%s.%N) - $$start" | bc > $(BENCH)/home/ingest.seconds

ONE_TEST := mvn -B -pl ingest -am test -Dsurefire.failIfNoSpecifiedTests=false
SMALL_JVM := -Xmx512m -Duser.timezone=UTC -Djava.awt.headless=true

# This ingest beside the floor, POI's user model and openpyxl, on the same 2 x 2,000 files; its memory; a form B. The
# machine should have nothing else to do. Without openpyxl that line is left out: apt-get install python3-openpyxl
ROUNDS ?= 5
bench-ingest:
	@python3 -c 'import openpyxl' 2> /dev/null || /usr/bin/python3 -c 'import openpyxl' 2> /dev/null || echo "openpyxl is not installed and will NOT be measured: apt-get install python3-openpyxl"
	$(ONE_TEST) -Dtest=IngestBench -Dbench.rounds=$(ROUNDS) -Dtest.jvm="$(SMALL_JVM)"
	@echo; nproc | sed 's/^/cores: /'; cat ingest/target/bench-ingest.txt

# The example queries on the published file of BENCH_HOME and on the bare Parquet files of the same build.
bench-queries:
	mvn -q -B -pl data,transform test -Dtest=QueriesBench -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dbench.home=$(abspath $(or $(BENCH_HOME),$(BENCH)/home)) -Dtest.jvm="-Xmx512m"
	@cat transform/target/bench-queries.txt

# Pages a second of all province reports, the national one and the trend, beside a bare table of the same library, and all
# communes in one run; from the warehouse of BENCH_HOME, with 512 MB.
bench-reports:
	mvn -q -B -pl data,reports test -Dtest=ReportsBench -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dbench.home=$(abspath $(or $(BENCH_HOME),$(BENCH)/home)) -Dtest.jvm="-Xmx512m -Djava.awt.headless=true"
	@nproc | sed 's/^/cores: /'; cat reports/target/bench-reports.txt

# Spoilt files through the whole of ingest in 512 MB. What fails is kept in ingest/target/fuzz; SEED makes a run again.
COUNT ?= 20000
SEED ?= 1
fuzz:
	$(ONE_TEST) -Dtest=MutationFuzzTest -Dfuzz.count=$(COUNT) -Dfuzz.seed=$(SEED) -Dfuzz.whole=1 -Dtest.jvm="$(SMALL_JVM)"

# Schedulers are killed at random moments, on PostgreSQL and on H2. SEED makes other moments.
KILLS ?= 100
chaos-scheduler:
	mvn -q -B -pl scheduler -am verify -Dtest=None -Dit.test=ChaosIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dtest.jvm="-Xmx1g -Dchaos.kills=$(KILLS) -Dchaos.seed=$(SEED)"

# 1,000 DAGs of 3 tasks due in the same minute, beside as many jobs of bare Quartz; what the scheduler costs at rest, how
# soon it starts, and a page of runs out of 100,000.
bench-scheduler: build
	mvn -q -B -pl scheduler -am test -Dtest=SchedulerBench -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest.jvm="-Xmx1g -Duser.timezone=UTC -Dbench.scheduler=true"
	@echo; nproc | sed 's/^/cores: /'; cat scheduler/target/bench-scheduler.txt

clean:
	mvn -q clean
