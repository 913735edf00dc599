# One front door. Figures in documents come from these targets.
.PHONY: build test verify oracle format demo clean bench-start bench-pipeline

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

clean:
	mvn -q clean
