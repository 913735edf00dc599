# One front door. Figures in documents come from these targets.
.PHONY: build test verify format docs demo clean bench-start bench-pipeline

HOME_DIR ?= workspace
SCALE ?= 0.02
BENCH := target/bench

build:            ## the jar and its libraries, without tests
	mvn -q -B package -DskipTests

test:             ## unit tests only
	mvn -q -B test

verify:           ## all that must hold before a commit
	mvn -B verify

format:
	mvn -q -B spotless:apply

docs:             ## documents that are made of the code: docs/findings.md
	mvn -q -B -pl data test -Dtest=FindingsDocumentTest -Dhtsd.docs=write

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
