# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
#
# GNU make. `make help` lists what a person may ask for.
# Everything that is made goes below build/: one folder a variant, build/gen for generated C.

VARIANT ?= dev
O       := build/$(VARIANT)
GEN     := build/gen
TOOLS   := build/tools

PACKAGES := libmicrohttpd sqlite3 libcmark-gfm jansson yaml-0.1 libxml-2.0 zlib libbrotlienc libcrypto
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcmark-gfm-extensions -lpthread

TEST_LIBS  := $(shell pkg-config --libs cmocka libbrotlidec 2>/dev/null)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
        -Wvla -Wformat=2 -Wundef -Wcast-qual -Wwrite-strings -Wswitch-enum -Wimplicit-fallthrough -Werror
BASE_CFLAGS := -std=c17 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -Isrc -Iinclude -I$(GEN) -include base/banned.h $(WARN)

CC_dev     := gcc
CFLAGS_dev := -O1 -g
CC_clang     := clang
CFLAGS_clang := -O1 -g
CC_san     := clang
CFLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DARENA_MALLOC
CC_tsan     := clang
CFLAGS_tsan := -O1 -g -fsanitize=thread
CC_cov     := gcc
CFLAGS_cov := -O0 -g --coverage -DARENA_MALLOC
CC_fuzz     := clang
CFLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -DARENA_MALLOC
CC_release     := gcc
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fcf-protection=full \
                  -ftrivial-auto-var-init=zero -fPIE -Wnull-dereference
LDFLAGS_release := -pie -Wl,-z,relro,-z,now

CC      := $(CC_$(VARIANT))
CFLAGS  ?=
ALL_CFLAGS = $(BASE_CFLAGS) $(CFLAGS_$(VARIANT)) $(PKG_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(CFLAGS_$(VARIANT)) $(LDFLAGS_$(VARIANT))

ROOMS   ?= *
# V=1 shows the commands.
say := $(if $(V),,@)echo

SOURCES := $(filter-out %_test.c %_fuzz.c,$(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c)))
TESTS   := $(wildcard src/*/*_test.c)
GEN_SOURCES :=
LIB_OBJECTS  = $(patsubst %.c,$(O)/%.o,$(filter-out src/cli/main.c,$(SOURCES))) $(patsubst $(GEN)/%.c,$(O)/gen/%.o,$(GEN_SOURCES))
TEST_BINARIES = $(patsubst src/%_test.c,$(O)/test/%_test,$(TESTS))

# --- assets
CSS_SOURCES := $(foreach n,tokens base layout pages reference components search text drawings print,$(wildcard assets/css/$(n).css))
ASSETS := $(GEN)/site.css $(wildcard assets/js/*.js) $(wildcard assets/*.svg)

$(GEN)/site.css: $(CSS_SOURCES)
	@mkdir -p $(@D)
	cat $^ > $@

$(GEN)/assets.c: tools/assets $(ASSETS)
	@mkdir -p $(@D)
	tools/assets $(ASSETS) > $@.new && mv $@.new $@
GEN_SOURCES += $(GEN)/assets.c
# The bytes come in by .incbin, which no dependency file knows.
build/%/gen/assets.o: $(ASSETS)
# --- end assets

# --- templates
# What `waymark new certificate` writes.
TEMPLATES_FOLDER := assets/new-certificate
TEMPLATES := $(sort $(shell find $(TEMPLATES_FOLDER) -type f))

$(GEN)/templates.c: tools/embed $(TEMPLATES) $(TEMPLATES_FOLDER)
	@mkdir -p $(@D)
	tools/embed $(TEMPLATES_FOLDER) $(TEMPLATES) > $@.new && mv $@.new $@
GEN_SOURCES += $(GEN)/templates.c
build/%/gen/templates.o: $(TEMPLATES)
# --- end templates

# --- queryc
QUERYC_SOURCES := tools/queryc.c tools/queryc_emit.c
SQL_SOURCES := $(sort $(wildcard sql/schema/*.sql sql/queries/*.sql))

$(TOOLS)/queryc: $(QUERYC_SOURCES) $(wildcard tools/queryc*.h)
	@mkdir -p $(@D)
	cc -std=c17 -D_POSIX_C_SOURCE=200809L -Isrc -include base/banned.h $(WARN) -O1 -g -o $@ $(QUERYC_SOURCES)

# A folder's time changes when a file in it goes away.
$(GEN)/queries.h $(GEN)/queries.c $(GEN)/schema.c &: $(TOOLS)/queryc $(SQL_SOURCES) sql/schema sql/queries
	@mkdir -p $(@D)
	$(TOOLS)/queryc $(GEN) sql/schema sql/queries
GEN_SOURCES += $(GEN)/queries.c $(GEN)/schema.c
# --- end queryc

# --- version
VERSION := $(shell sed -n 's/^version //p' VERSION)
BASE_CFLAGS += -DWAYMARK_VERSION='"$(VERSION)"'
# --- end version

# --- viewc
# The generators run at build time, so they are built without VARIANT: plain gcc, from the same base.
TOOL_BASE := $(foreach n,arena buf err str time utf8,src/base/$(n).c)
TOOL_CC   := gcc $(BASE_CFLAGS) -O1 -g -Itools
VIEWC     := $(TOOLS)/viewc
POC       := $(TOOLS)/poc
VIEWC_CORE := $(foreach n,attribute core directive html names text,tools/viewc_$(n).c) tools/literal.c
VIEWS     := $(sort $(wildcard views/*.html))
POS       := $(sort $(wildcard po/*.po))

$(VIEWC): tools/viewc.c $(VIEWC_CORE) $(wildcard tools/*.h) $(TOOL_BASE)
	@mkdir -p $(@D)
	$(TOOL_CC) -o $@ $(filter %.c,$^)

$(POC): tools/poc.c tools/literal.c src/i18n/plural.c src/i18n/locale.c src/i18n/i18n.h $(wildcard tools/*.h) $(TOOL_BASE)
	@mkdir -p $(@D)
	$(TOOL_CC) -o $@ $(filter %.c,$^)

$(GEN)/views.c $(GEN)/views.h &: $(VIEWC) $(VIEWS)
	@mkdir -p $(@D)
	$(VIEWC) -o $(GEN)/views $(VIEWS)

$(GEN)/messages.c: $(POC) $(POS)
	@mkdir -p $(@D)
	$(POC) -o $@ $(POS)

# Only builds that have the room need what is generated for it (ROOMS=…).
GEN_SOURCES += $(if $(filter * view,$(ROOMS)),$(GEN)/views.c) $(if $(filter * i18n,$(ROOMS)),$(GEN)/messages.c)

# Test views and translations are compiled for the tests of view and i18n only.
TEST_VIEWS := test/viewc/hostile.html $(sort $(wildcard test/viewc/good/*.html))
TEST_POS   := $(sort $(wildcard test/po/*.po))

$(GEN)/test/views.c $(GEN)/test/views.h &: $(VIEWC) $(TEST_VIEWS)
	@mkdir -p $(@D)
	$(VIEWC) --pages viewc/test_page.h -o $(GEN)/test/views $(TEST_VIEWS)

$(GEN)/test/messages.c: $(POC) $(TEST_POS)
	@mkdir -p $(@D)
	$(POC) --symbol test_catalogs -o $@ $(TEST_POS)

TEST_VIEW_OBJECTS = $(O)/test/viewc/test_page.o $(O)/gen/test/views.o $(O)/gen/test/messages.o
VIEW_TEST_OBJECTS = $(O)/src/view/view_test.o $(O)/src/view/view_fuzz.o $(TEST_VIEW_OBJECTS)
$(VIEW_TEST_OBJECTS): ALL_CFLAGS += -Itest
$(VIEW_TEST_OBJECTS): | $(GEN)/test/views.h

$(O)/test/view/view_test: $(O)/src/view/view_test.o $(TEST_VIEW_OBJECTS) $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) $(TEST_LIBS)

$(O)/test/i18n/i18n_test: $(O)/src/i18n/i18n_test.o $(O)/gen/test/messages.o $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) $(TEST_LIBS)

$(O)/fuzz/view/view: $(O)/src/view/view_fuzz.o $(TEST_VIEW_OBJECTS) $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(CC) $(subst fuzzer-no-link,fuzzer,$(ALL_LDFLAGS)) -o $@ $^ $(PKG_LIBS)

# The compiler itself under the sanitizers: for its fuzz target and for test/viewc/run.
VIEWC_OBJECTS = $(VIEWC_CORE:%.c=$(O)/%.o)
$(O)/fuzz/view/viewc: $(O)/src/view/viewc_fuzz.o $(VIEWC_OBJECTS) $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(CC) $(subst fuzzer-no-link,fuzzer,$(ALL_LDFLAGS)) -o $@ $^ $(PKG_LIBS)

$(O)/src/view/viewc_fuzz.o: ALL_CFLAGS += -I.

$(O)/tools/viewc $(O)/tools/poc: $(O)/tools/%: tools/%.c $(VIEWC_CORE) src/i18n/plural.c src/i18n/locale.c $(wildcard tools/*.h) $(TOOL_BASE)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -Itools -o $@ $(filter %.c,$^)

## pot: collect the messages of the views into po/waymark.pot
pot: $(VIEWC)
	$(VIEWC) --pot $(VIEWS) > po/waymark.pot.new && mv po/waymark.pot.new po/waymark.pot

print-warnings:
	@echo '$(WARN)'

.PHONY: pot print-warnings
# --- end viewc

all: $(O)/waymark

$(O)/waymark: $(O)/src/cli/main.o $(O)/libwaymark.a
	$(say) "LD $@"; $(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(O)/libwaymark.a: $(LIB_OBJECTS)
	@rm -f $@
	$(say) "AR $@"; ar rcs $@ $^

$(O)/%.o: %.c | $(GEN_SOURCES)
	@mkdir -p $(@D)
	$(say) "CC $@"; $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/src/%_test.o: ALL_CFLAGS += -DWAYMARK_TEST

$(O)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(say) "CC $@"; $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/test/%_test: $(O)/src/%_test.o $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(say) "LD $@"; $(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) $(TEST_LIBS)

# One test: make t T=base/str
t: $(O)/test/$(T)_test
	$<

# ---- Tests: test/run is the list of tiers ----------------------------------------------------

THREAD_ROOMS := http store web export
THREAD_TESTS  = $(filter $(foreach r,$(THREAD_ROOMS),$(O)/test/$(r)/%),$(TEST_BINARIES))
FUZZERS      := $(patsubst src/%_fuzz.c,$(O)/fuzz/%,$(wildcard src/*/*_fuzz.c))

tests: $(TEST_BINARIES)
tests-threads: $(THREAD_TESTS)
list-tests:
	@printf '%s\n' $(sort $(TEST_BINARIES))
list-tests-threads:
	@printf '%s\n' $(sort $(THREAD_TESTS))
fuzzers: $(FUZZERS)
list-fuzzers:
	@printf '%s\n' $(sort $(FUZZERS))

$(O)/fuzz/%: $(O)/src/%_fuzz.o $(O)/libwaymark.a
	@mkdir -p $(@D)
	$(say) "LD $@"; $(CC) $(subst fuzzer-no-link,fuzzer,$(ALL_LDFLAGS)) -o $@ $^ $(PKG_LIBS)

setup-build:
	@tools/setup build
setup-test:
	@tools/setup test
setup-bench:
	@tools/setup bench

## run: install what is missing, build, and serve curricula/ at http://localhost:PORT (PORT=8080, DATA=data)
PORT ?= 8080
DATA ?= data
run: setup-build
	@mkdir -p build
	@[ -x build/release/waymark ] || echo "Building Waymark; this takes a minute the first time." >&2
	@$(MAKE) --no-print-directory -j2 VARIANT=release all >build/run.log 2>&1 || { cat build/run.log; exit 1; }
	@build/release/waymark serve --port $(PORT) --data $(DATA)

## test: install what the tests need and run them all
test: setup-test
	@test/run $(TIERS)

## quick: the inner loop, style and unit tests
quick:
	@test/run --quick

## fuzz: run every fuzz target for FUZZ_SECONDS (300) each
fuzz: setup-test
	@FUZZ_RUNS=-1 FUZZ_SECONDS=$(or $(FUZZ_SECONDS),300) test/run fuzz

## bench: measure against the peers in the same run
bench: setup-bench
	@$(MAKE) --no-print-directory VARIANT=release all
	@bench/run

## bless: rewrite the golden files from what the program says now; read the difference before you commit
bless:
	@BLESS=1 test/golden/run

TIDY_FLAGS = $(subst ",\",$(subst ',,$(BASE_CFLAGS))) $(PKG_CFLAGS)

## lint: cppcheck and clang-tidy
lint: $(GEN_SOURCES)
	@cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,performance,portability \
	    --suppress=missingInclude --suppress=missingIncludeSystem --suppress=internalAstError --suppress=*:$(GEN)/* -Isrc -I$(GEN) -j2 $(SOURCES)
	@printf '%s\n' $(SOURCES) | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet "$$@" -- $(TIDY_FLAGS)' tidy

## format: clang-format over all sources
format:
	clang-format -i $$(git ls-files '*.c' '*.h')

## docs: rewrite the documents that are generated from tables
docs: $(O)/waymark
	awk -f tools/limits.awk src/base/limits.h > docs/limits.md
	$(O)/waymark help --markdown > docs/command-line.md
	$(O)/waymark help --settings > docs/configuration.md
	$(O)/waymark help --routes > docs/routes.md
	$(O)/waymark help --lint-rules > docs/lint-rules.md

docs-check: $(O)/waymark
	@awk -f tools/limits.awk src/base/limits.h | diff -u docs/limits.md -
	@$(O)/waymark help --markdown | diff -u docs/command-line.md -
	@$(O)/waymark help --settings | diff -u docs/configuration.md -
	@$(O)/waymark help --routes | diff -u docs/routes.md -
	@$(O)/waymark help --lint-rules | diff -u docs/lint-rules.md -

## compile_commands.json: for editors and analyzers
COMMAND_OF = {"directory": "$(CURDIR)", "file": "$(1)", "command": "$(CC_dev) $(subst ",\",$(ALL_CFLAGS)) -c $(1)"}
compile_commands.json: $(GEN_SOURCES)
	@$(file >$@,[$(subst } {"directory",}$(comma) {"directory",$(foreach f,$(SOURCES) $(TESTS),$(call COMMAND_OF,$f)))])
comma := ,

PREFIX ?= /usr/local
## install: the binary, its man page and the curricula below PREFIX (DESTDIR is honored)
install:
	$(MAKE) --no-print-directory VARIANT=release all
	install -D -m 755 build/release/waymark $(DESTDIR)$(PREFIX)/bin/waymark
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/waymark
	build/release/waymark help --man > $(DESTDIR)$(PREFIX)/share/man/man1/waymark.1
	cp -R curricula certificates $(DESTDIR)$(PREFIX)/share/waymark/

## dist: a source archive of the last commit
dist:
	@mkdir -p build/dist
	git archive --format=tar.gz --prefix=waymark-$(VERSION)/ -o build/dist/waymark-$(VERSION).tar.gz HEAD
	@echo build/dist/waymark-$(VERSION).tar.gz

## clean: everything that was built (data/ stays)
clean:
	rm -rf build compile_commands.json

## help: this list
help:
	@sed -n 's/^## //p' Makefile

-include $(shell find $(O) -name '*.d' 2>/dev/null)
.DEFAULT_GOAL := all
.SECONDARY:
.PHONY: all t tests tests-threads list-tests list-tests-threads fuzzers list-fuzzers setup-build setup-test setup-bench \
        run test quick fuzz bench bless lint format docs docs-check install dist clean help
