# make          generates docs/ and terraform/ (installs what that needs, where it is missing)
# make test     runs every test (installs what the tests need, where it is missing)
# make laws     checks in thousands of random networks what holds in every network
# make sheets   draws the sheets of a thousand random models: no law of geometry is broken, and what they
#               say is so; MODELS=20 CONFIGURATION=debug for fewer, FIRST=7 from a seed
# make fuzz     feeds random hostile input to the pipeline; SECONDS=600 for longer, FIRST=7 from a seed
# make starter  begins a package with plumbline init, and follows its README and the tutorial
# make review   drives docs/review.html in headless Chromium
# make workload tests the containers' programs, and that metrics reach Graphite's files
# make browser  asks headless Chromium whether the pictures can be read, in light and dark
# make deploy-local applies dev to a local AWS, compares it with the model, and destroys it again;
#               ENVIRONMENT=production another one, ENVIRONMENT="dev production" several
# make simulate applies dev and production, architectures of the tests and changes to them, one after the
#               other, to a strict local AWS; CHAINS="crossing dev" some of them
# make pictures writes every diagram as PNG and PDF, too, which are not committed
# make install  puts the command line plumbline, built for speed, into PREFIX/bin (/usr/local)
# make release-test does what the Dockerfile, the action and the hook for pre-commit do
# make site     makes the documentation of the library, in .build/site
# make check    says whether docs/ and terraform/ are what the model yields
# make lint     checks the format of the Swift code
# make clean    removes what was built; never what was generated

SWIFT ?= swift
# Built for running once: a debug build is done sooner than the optimiser is.
ARCHITECTURE := $(SWIFT) run --skip-build architecture

# What deploy-local applies.
ENVIRONMENT ?= dev

.PHONY: generate pictures test laws sheets fuzz starter review browser workload deploy-local check lint clean \
  simulate install release-test site packages test-packages \
  review-packages workload-packages deployment-packages browser-packages

generate: packages
	$(SWIFT) build --product architecture
	$(ARCHITECTURE) generate

# Until the next generate the manifest remembers the formats, and check judges by them.
pictures: packages
	$(SWIFT) build --product architecture
	$(ARCHITECTURE) generate --formats svg,drawio,png,pdf

check: packages
	$(SWIFT) build --product architecture
	$(ARCHITECTURE) check

test: packages test-packages
	$(SWIFT) build --build-tests
	unset TF_CLI_CONFIG_FILE; \
	PLUMBLINE_TERRAFORM_MIRROR=$$(.ci/terraform-mirror) \
	PLUMBLINE_CHECKOV=$$(command -v $(CURDIR)/.venv/tools/bin/checkov) \
	PLUMBLINE_PYMARKDOWN=$$(command -v $(CURDIR)/.venv/tools/bin/pymarkdown) \
	PLUMBLINE_PYTHON=$$(command -v $(CURDIR)/.venv/tools/bin/python) \
	$(SWIFT) test --skip-build --parallel

# Built for speed: it walks every packet of thousands of networks. CONFIGURATION=debug NETWORKS=400 is done
# sooner where nothing is built for speed yet. Needs neither Graphviz nor librsvg.
NETWORKS := 4000
laws:
	$(SWIFT) build -c $(CONFIGURATION) --product laws
	$(SWIFT) run -c $(CONFIGURATION) --skip-build laws --networks $(NETWORKS)

# Built for speed, like the laws.
MODELS := 1000
sheets: packages
	$(SWIFT) build -c $(CONFIGURATION) --product pictures
	$(SWIFT) run -c $(CONFIGURATION) --skip-build pictures --random $(MODELS) --first $(FIRST) --quiet

# In debug, where every overflow and every index is checked.
SECONDS := 20
FIRST := 0
fuzz: packages
	$(SWIFT) build --product fuzz
	$(SWIFT) run --skip-build fuzz --seconds $(SECONDS) --first $(FIRST)

starter: packages
	$(SWIFT) build
	PLUMBLINE_TERRAFORM_MIRROR=$$(.ci/terraform-mirror) Tests/Starter/run

review: review-packages
	Tests/Review/run

workload: workload-packages
	Tests/Workload/run

browser: browser-packages
	.venv/tools/bin/python Tests/Browser/check-sheets $$(find docs/diagrams -name "*.svg" | sort)
	.venv/tools/bin/python Tests/Browser/check-drawio docs/diagrams/*.drawio

deploy-local: packages deployment-packages
	$(SWIFT) build --product architecture
	PLUMBLINE_TERRAFORM_MIRROR=$$(.ci/terraform-mirror) Tests/Deployment/run $(ENVIRONMENT)

# With Swift's own libraries in the program, so that it runs where there is no Swift. CONFIGURATION=debug
# is built sooner, and with an empty STDLIB nothing that 'make' has built already is built again.
PREFIX ?= /usr/local
CONFIGURATION ?= release
STDLIB ?= --static-swift-stdlib
install: packages
	$(SWIFT) build -c $(CONFIGURATION) $(STDLIB) --product plumbline
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$($(SWIFT) build -c $(CONFIGURATION) $(STDLIB) --show-bin-path)/plumbline" \
	  "$(DESTDIR)$(PREFIX)/bin/plumbline"

release-test: packages test-packages
	Tests/Release/run

SITE ?= .build/site
site: packages
	Tools/documentation $(SITE)

CHAINS ?=
simulate: packages deployment-packages
	$(SWIFT) build --product architecture
	$(SWIFT) build --product write-changes
	PLUMBLINE_TERRAFORM_MIRROR=$$(.ci/terraform-mirror) Tests/Deployment/run --simulate $(CHAINS)

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Plugins Tools \
	  architecture Benchmarks/Package.swift Benchmarks/Generation Benchmarks/Networks \
	  Benchmarks/Profile
	@.ci/recipes

clean:
	rm -rf .build .venv

# What linking needs: headers of Graphviz and librsvg.
packages:
	@.ci/packages pkg-config:libgvc=libgraphviz-dev pkg-config:librsvg-2.0=librsvg2-dev

# What tests compare with: the dot program, an XML checker, LibreOffice for presentations, and what comes
# from PyPI.
test-packages:
	@.ci/packages dot=graphviz xmllint=libxml2-utils soffice=libreoffice-impress-nogui \
	  python-venv:python3=python3-venv
	@.ci/tools

# The browser, the fonts that the page asks for, and a reader of the PDF that it prints.
review-packages:
	@.ci/packages chromium=chromium file:/usr/share/fonts/truetype/liberation=fonts-liberation \
	  pdftotext=poppler-utils python-venv:python3=python3-venv
	@.ci/tools

workload-packages:
	@.ci/packages node=nodejs collectd=collectd-core nginx=nginx-light \
	  library:libcairo.so.2=libcairo2 python-venv:python3=python3-venv

# The browser, the fonts that the pictures ask for, and a much wider one.
FONTS := /usr/share/fonts/truetype
browser-packages:
	@.ci/packages chromium=chromium python-venv:python3=python3-venv \
	  file:$(FONTS)/liberation/LiberationSans-Regular.ttf=fonts-liberation \
	  file:$(FONTS)/dejavu/DejaVuSansMono.ttf=fonts-dejavu-core
	@.ci/tools

deployment-packages:
	@.ci/packages python-venv:python3=python3-venv
