# GNU make.  `make help` lists the targets; build/ holds all that they make.
#
# Settings go on the command line or in config.mak, which git ignores:
#   make check SAN=address,undefined
#   make CC=clang WERROR=1

-include config.mak

NAME    := glasshouse
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/$(NAME)
MANDIR  ?= $(PREFIX)/share/man
UNITDIR ?= $(PREFIX)/lib/systemd/system
CFLAGS  ?= -O2 -g

PKG_CONFIG ?= pkg-config
comma      := ,
B          ?= build$(if $(SAN),-$(subst $(comma),-,$(SAN)))

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual \
        -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
        -Wundef -Wwrite-strings $(if $(WERROR),-Werror)
SANF := $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
        -fno-omit-frame-pointer)

CPPFLAGS_ALL := -D_POSIX_C_SOURCE=200809L -DPCRE2_CODE_UNIT_WIDTH=8 \
                -I. -I$(B) $(CPPFLAGS)
CFLAGS_ALL   := -std=c11 $(WARN) -fstack-protector-strong $(SANF) $(CFLAGS)
LDFLAGS_ALL   = $(SANF) $(LTO_L) $(LDFLAGS)

# With gcc, transform is optimised as a whole when it is linked, and with -O3
# where -O2 is asked for, which makes it faster by a fifth; not with LTO=no.  It
# takes its time, so tests link the code that the objects have as well, and the
# table of divisions is left out of it.
LTO_C := -flto=auto -ffat-lto-objects $(if $(filter -O2,$(CFLAGS)),-O3)
LTO   ?= $(shell echo | $(CC) $(LTO_C) -Werror -c -x c -o /dev/null - 2>/dev/null \
         && echo yes || echo no)
ifeq ($(LTO)$(SAN)$(findstring coverage,$(CFLAGS)),yes)
LTO_L := -fno-lto
$(B)/transform/%.o $(B)/schema/%.o: CFLAGS_ALL += $(LTO_C)
$(B)/transform/division.o: LTO_C :=
$(B)/bin/transform: LTO_L := $(CFLAGS) $(LTO_C)
endif

# ---- what there is ---------------------------------------------------------

# A folder may use its own packages and no other's; tests/links.t looks.
STAGES        := extract transform load
extract_PKG   := zlib libxml-2.0 libcrypto libbrotlidec libzstd

# Faster by half where it is; without it, or with LIBDEFLATE=no, zlib does all.
LIBDEFLATE ?= $(shell $(PKG_CONFIG) --exists libdeflate && echo yes || echo no)
ifeq ($(LIBDEFLATE),yes)
extract_PKG  += libdeflate
CPPFLAGS_ALL += -DHAVE_LIBDEFLATE
endif

# What is packed as a whole comes twice as fast where ISA-L is; ISAL=no too.
ISAL ?= $(shell $(PKG_CONFIG) --exists libisal && echo yes || echo no)
ifeq ($(ISAL),yes)
extract_PKG  += libisal
CPPFLAGS_ALL += -DHAVE_ISAL
endif

# What watches a program from within needs what extract gives up.
CPPFLAGS_ALL += $(if $(SAN)$(findstring coverage,$(CFLAGS)),-DUNCONFINED)
transform_PKG := libpcre2-8
load_PKG      := libpq

SOURCES := $(sort $(wildcard $(STAGES:%=%/*.c) schema/*.c))
TESTS   := $(sort $(wildcard tests/unit/*/*_test.c tests/fuzz/*.c))
HEADERS := $(sort $(wildcard $(STAGES:%=%/*.h) schema/*.h tests/unit/*.h))
MANUALS := $(sort $(wildcard $(STAGES:%=%/*.1) schema/*.5 schema/*.7 \
           scripts/service/*.[157] scripts/slurm/*.7))

PROGS   := $(STAGES:%=$(B)/bin/%)
# Sanitizers make calls that a confined program may not: it is not confined then.
# (So does valgrind, which passes this one test over.)
UNITS   := $(patsubst %.c,$(B)/%,$(filter-out $(if $(SAN),%/confine_test.c),\
           $(filter tests/unit/%,$(TESTS))))
FUZZERS := $(patsubst %.c,$(B)/%,$(filter %_fuzz.c,$(TESTS)))
PAGES   := $(patsubst %,$(B)/man/%,$(notdir $(MANUALS)))
CHECKS  := $(filter-out tests/lint.t tests/quickstart.t tests/warehouse.t tests/cost.t,$(sort $(wildcard tests/*.t)))
SHELLS  := $(sort $(shell grep -lsE '^\#!/bin/(ba)?sh|^\# shellcheck shell=' .ci/run scripts/* \
           scripts/*/* tests/*.t tests/*.sh tests/*/*.t tests/*/*.sh))
# What the service needs beside the programs, by its folder in scripts.
SYSTEMD := $(NAME)-setup.service $(NAME).service $(NAME).timer
SHARED  := service service/sql dashboard slurm
PERLS   := $(shell grep -ls '^\#!.*perl' scripts/* tests/*.t) \
           $(wildcard tests/*.pm scripts/*/*.pm)

# The tables of schema/catalog that become rows in C.
DIMENSIONS := section category measure applicant outcome channel result \
              indicator state reason identity organ
ROWS       := $(DIMENSIONS:%=schema/catalog/%.tsv) schema/catalog/layout.tsv
GEN_H      := $(DIMENSIONS:%=$(B)/gen/%.h) $(B)/gen/pattern.h $(B)/gen/pattern_rows.h \
              $(B)/gen/rows.h $(B)/gen/field.h $(B)/gen/word.h \
              $(B)/gen/han.h \
              $(B)/gen/place_word.h $(B)/gen/place_word_rows.h $(B)/gen/division_rows.h \
              $(B)/gen/organ_names.h \
              $(B)/gen/needle.h $(B)/gen/check.h $(B)/gen/statement.h $(B)/gen/warehouse.h

# The tables of schema/catalog that fill tables of the warehouse; a parent
# table stands before those that refer to it.
SEEDS      := member category measure applicant outcome channel result \
              indicator identity reason figure metric
TABLES     := figure_form crosswalk division division_pair
GEN_SQL    := $(patsubst %,$(B)/gen/seed/%.sql,$(SEEDS) $(TABLES))
MIGRATIONS := $(sort $(wildcard schema/warehouse/[0-9]*.sql))

.DELETE_ON_ERROR:
.SECONDARY:

.PHONY: all
all: $(PROGS) $(PAGES)  ## build the three programs and the manuals (the default)

# ---- how it is made --------------------------------------------------------

$(B)/gen/state.h: PREFIXED = -v prefix=STATE_
$(B)/gen/reason.h: PREFIXED = -v prefix=REASON_
$(B)/gen/identity.h: PREFIXED = -v prefix=IDENTITY_
$(B)/gen/organ.h: PREFIXED = -v prefix=ORGAN_

$(DIMENSIONS:%=$(B)/gen/%.h): $(B)/gen/%.h: schema/catalog/%.tsv scripts/catalog2c.awk
	@mkdir -p $(@D)
	awk -v name=$* $(PREFIXED) -f scripts/catalog2c.awk $< >$@

$(B)/gen/rows.h: $(ROWS) scripts/catalog2c.awk
	@mkdir -p $(@D)
	awk -v rows=1 -f scripts/catalog2c.awk $(ROWS) >$@

# All that names a code of a check stands before the checks.
CHECKED := identity category measure outcome applicant channel result \
           indicator check
$(B)/gen/check.h: $(CHECKED:%=schema/catalog/%.tsv) scripts/check2c.awk
	@mkdir -p $(@D)
	awk -f scripts/check2c.awk $(CHECKED:%=schema/catalog/%.tsv) >$@

$(B)/gen/field.h: schema/catalog/field.tsv scripts/field2c.awk
	@mkdir -p $(@D)
	awk -f scripts/field2c.awk $< >$@

$(B)/gen/place_word.h: schema/catalog/place_word.tsv scripts/place2c.awk
	@mkdir -p $(@D)
	awk -f scripts/place2c.awk $< >$@

$(B)/gen/place_word_rows.h: schema/catalog/place_word.tsv scripts/place2c.awk
	@mkdir -p $(@D)
	awk -v rows=1 -f scripts/place2c.awk $< >$@

$(B)/gen/organ_names.h: schema/catalog/organ.tsv scripts/organ2c.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f scripts/organ2c.awk $< >$@

# The names of 45,000 divisions: bytes are counted, so the locale is C.
DIVIDED := $(patsubst %,schema/catalog/%.tsv,place_word organ division)
$(B)/gen/division_rows.h: $(DIVIDED) scripts/division2c.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f scripts/division2c.awk $(DIVIDED) >$@

$(B)/gen/needle.h: schema/catalog/needle.tsv scripts/needle2c.awk
	@mkdir -p $(@D)
	awk -f scripts/needle2c.awk $< >$@

$(B)/gen/pattern.h: schema/catalog/pattern.tsv scripts/pattern2c.awk
	@mkdir -p $(@D)
	awk -f scripts/pattern2c.awk $< >$@

$(B)/gen/pattern_rows.h: schema/catalog/pattern.tsv scripts/pattern2c.awk
	@mkdir -p $(@D)
	awk -v rows=1 -f scripts/pattern2c.awk $< >$@

$(B)/gen/han.h: schema/catalog/pattern.tsv scripts/han2c.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f scripts/han2c.awk $< >$@

$(B)/gen/word.h: schema/catalog/word.tsv scripts/word2c.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f scripts/word2c.awk $< >$@

$(TABLES:%=$(B)/gen/seed/%.sql): $(B)/gen/seed/%.sql: schema/catalog/%.tsv schema/catalog/member.tsv scripts/table2sql.awk
	@mkdir -p $(@D)
	awk -v name=$* -f scripts/table2sql.awk schema/catalog/member.tsv $< >$@

$(B)/gen/seed/%.sql: schema/catalog/%.tsv schema/catalog/member.tsv scripts/catalog2sql.awk
	@mkdir -p $(@D)
	awk -v name=$* -f scripts/catalog2sql.awk schema/catalog/member.tsv \
	    $(filter-out schema/catalog/member.tsv,$<) >$@

$(B)/gen/warehouse.h: $(MIGRATIONS) $(GEN_SQL) scripts/sql2c.awk
	@mkdir -p $(@D)
	awk -v what=warehouse -f scripts/sql2c.awk $(MIGRATIONS) $(GEN_SQL) >$@

$(B)/gen/statement.h: $(sort $(wildcard load/sql/*.sql)) scripts/sql2c.awk
	@mkdir -p $(@D)
	awk -v what=statement -f scripts/sql2c.awk $(filter %.sql,$^) >$@

$(B)/%.o: %.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(PKG_CFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

%.a:
	@rm -f $@
	$(AR) rcs $@ $^

# folder,packages: what is not main.c becomes a library, for tests to link too.
define folder
$(B)/lib$(1).a: $$(patsubst %.c,$(B)/%.o,$$(filter-out %/main.c,$$(filter $(1)/%,$(SOURCES))))
$(B)/$(1)/%.o $(B)/tests/unit/$(1)/%.o: PKG_CFLAGS = $(if $(2),$$(shell $(PKG_CONFIG) --cflags $(2)))
$(B)/tests/unit/$(1)/%_test: $(B)/tests/unit/$(1)/%_test.o $(B)/lib$(1).a $(if $(2),$(B)/libschema.a)
	$$(CC) $$(LDFLAGS_ALL) -o $$@ $$(filter %.o,$$^) $$(filter %.a,$$^) $$$$($(PKG_CONFIG) --libs $(2) cmocka)
endef
$(eval $(call folder,schema))
$(foreach s,$(STAGES),$(eval $(call folder,$s,$($s_PKG))))

$(PROGS): $(B)/bin/%: $(B)/%/main.o
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS_ALL) -o $@ $< $(B)/lib$*.a $(B)/libschema.a \
	    $$($(PKG_CONFIG) --libs $($*_PKG))
$(foreach s,$(STAGES),$(eval $(B)/bin/$s: $(B)/lib$s.a $(B)/libschema.a))

# A fuzz target links the folders that it includes from, and nothing else.
fuzzed = $(filter $(STAGES),$(shell sed -n 's,^\#include "\([a-z]*\)/.*,\1,p' $1 | sort -u))
define fuzzer
$(B)/tests/fuzz/$(1)_fuzz.o: PKG_CFLAGS = $(if $(2),$$(shell $(PKG_CONFIG) --cflags $(foreach s,$(2),$($s_PKG))))
$(B)/tests/fuzz/$(1)_fuzz: $(B)/tests/fuzz/$(1)_fuzz.o $(if $(FUZZ),,$(B)/tests/fuzz/replay.o) $(2:%=$(B)/lib%.a) $(B)/libschema.a
	$$(CC) $$(LDFLAGS_ALL) -o $$@ $$^ $(if $(2),$$$$($(PKG_CONFIG) --libs $(foreach s,$(2),$($s_PKG))))
endef
$(foreach f,$(FUZZERS:$(B)/%=%.c),$(eval $(call fuzzer,$(patsubst %_fuzz.c,%,$(notdir $f)),$(call fuzzed,$f))))

# A line `.\" Table: NAME` of a manual becomes gen/NAME.mdoc.
$(B)/gen/field.mdoc: schema/catalog/field.tsv scripts/field2mdoc.awk
	@mkdir -p $(@D)
	awk -f scripts/field2mdoc.awk $< >$@

define manual
$(B)/man/$(notdir $(1)): $(1) scripts/manual.awk $(shell sed -n 's,^\.\\" Table: ,$(B)/gen/,p' $(1) | sed 's/$$/.mdoc/')
	@mkdir -p $$(@D)
	awk -v gen=$(B)/gen -f scripts/manual.awk $$< >$$@
endef
$(foreach m,$(MANUALS),$(eval $(call manual,$m)))

# The loader's tests bring a libpq of their own, which follows a script.
FAKE_PQ := $(B)/tests/unit/fake_pq.o $(B)/tests/unit/fake_result.o
$(filter $(B)/tests/unit/load/%,$(UNITS)): $(FAKE_PQ)
$(FAKE_PQ): PKG_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(load_PKG))

# What the tests of identities share.
$(filter $(B)/tests/unit/transform/identity%,$(UNITS)): $(B)/tests/unit/transform/trial.o

-include $(shell find $(B) -path $(B)/deb -prune -o -name '*.d' -print 2>/dev/null)

# ---- what a person asks for ------------------------------------------------

JOBS      ?= $(shell nproc)
TALLY_LIB := PERL5LIB=$(abspath tests) B=$(abspath $(B))
PROVE     := $(TALLY_LIB) CMOCKA_MESSAGE_OUTPUT=TAP prove $(if $(V),-v,-j$(JOBS)) $(PROVE_FLAGS) --harness Tally

.PHONY: check
check: all $(UNITS) $(FUZZERS)  ## run every test that needs no server
	$(PROVE) $(CHECKS) $(UNITS)

.PHONY: tested
tested: all $(UNITS) $(FUZZERS)  ## build all that check runs

.PHONY: check-lint
check-lint:  ## lint, as tests
	$(PROVE) tests/lint.t

.PHONY: check-quickstart
check-quickstart:  ## try scripts/quickstart in a copy of the sources
	$(PROVE) tests/quickstart.t

.PHONY: check-oddities
check-oddities: all  ## distort 5,000 made-up reports and read them
	ODDITIES=5000 $(PROVE) tests/oddity.t

.PHONY: check-db
check-db: all  ## run the tests that need PostgreSQL, in a cluster of their own
	$(TALLY_LIB) tests/db.sh

.PHONY: check-service
check-service: all  ## try the service in clusters of its own: nights, commands, engines
	$(PROVE) $(sort $(wildcard tests/service/*.t))

.PHONY: check-majors
check-majors: all  ## run those that other majors of PostgreSQL can, on 13 and 18
	$(TALLY_LIB) scripts/majors

.PHONY: check-valgrind
check-valgrind: all $(UNITS)  ## run the unit and golden tests under valgrind, and count its costs
	$(PROVE) --exec tests/memcheck.sh tests/golden.t tests/cost.t $(filter-out %/confine_test,$(UNITS))

.PHONY: lint lint-format lint-tidy lint-manual lint-shell lint-perl
lint: lint-format lint-tidy lint-manual lint-shell lint-perl  ## check the form of all sources and manuals
lint-format:
	clang-format --dry-run --Werror $(SOURCES) $(TESTS) $(HEADERS)
lint-tidy: $(GEN_H) $(GEN_C)
	printf '%s\n' $(SOURCES) $(TESTS) | xargs -P $(JOBS) -n 4 sh -c 'clang-tidy --quiet "$$@" -- \
	    -std=c11 $(CPPFLAGS_ALL) $(shell $(PKG_CONFIG) --cflags $(foreach s,$(STAGES),$($s_PKG)))' tidy
lint-manual: $(PAGES)
	mandoc -T lint -W warning $(PAGES)
lint-shell:
	shellcheck -S warning $(SHELLS)
lint-perl:
	for f in $(PERLS); do perl -Itests -Iscripts/archive -wc $$f || exit; done

.PHONY: format
format:  ## put the C files in the house layout
	clang-format -i $(SOURCES) $(TESTS) $(HEADERS)

.PHONY: measure
measure:  ## print the lengths of functions and files
	scripts/measure $(SOURCES)

.PHONY: coverage
coverage:  ## print the line coverage of each file by the tests
	$(MAKE) B=build-coverage CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage check
	cd build-coverage && gcov -n $$(find extract transform load schema -name '*.o') 2>/dev/null | \
	    awk '/^File/ { f = $$2; gsub("\047", "", f) } /^Lines/ && f ~ /\.c$$/ && f !~ /^\// { \
	    sub("Lines executed:", ""); print $$1, "of", $$3, f; f = "" }' | sort -n

.PHONY: fuzz
fuzz:  ## fuzz each target for FUZZ_SECONDS (60), with clang
	$(MAKE) B=build-fuzz CC=clang FUZZ=1 SAN=fuzzer-no-link,address,undefined \
	    LDFLAGS=-fsanitize=fuzzer fuzzers
	for f in build-fuzz/tests/fuzz/*_fuzz; do n=$$(basename $$f _fuzz); \
	    mkdir -p build-fuzz/corpus/$$n; \
	    $$f -max_total_time=$(or $(FUZZ_SECONDS),60) -artifact_prefix=build-fuzz/ \
	        build-fuzz/corpus/$$n tests/fuzz/corpus/$$n || exit; done

.PHONY: fuzzers
fuzzers: $(FUZZERS)

.PHONY: demo
demo:  ## from sample pages to three answers, in a cluster in build/
	scripts/quickstart

.PHONY: install
install: all $(PAGES)  ## install under PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(BINDIR) $(addprefix $(DESTDIR)$(MANDIR)/man,1 5 7) \
	    $(SHARED:%=$(DESTDIR)$(DATADIR)/%)
	sed 's,@DATADIR@,$(DATADIR),' scripts/nightly >$(B)/$(NAME)
	install -m 755 $(B)/$(NAME) $(DESTDIR)$(BINDIR)/$(NAME)
	for d in $(SHARED); do \
	    find scripts/$$d -maxdepth 1 -type f ! -name '*.[0-9]' -exec \
	        install -m 644 -t $(DESTDIR)$(DATADIR)/$$d {} + || exit; done
	install -m 644 schema/catalog/division.tsv $(DESTDIR)$(DATADIR)/dashboard
	chmod 755 $(addprefix $(DESTDIR)$(DATADIR)/dashboard/,make interactive)
	install -m 644 scripts/debian/$(NAME).conf $(DESTDIR)$(DATADIR)
	install -m 644 schema/roles.sql schema/citus.sql $(DESTDIR)$(DATADIR)
ifneq ($(UNITDIR),)
	install -d $(DESTDIR)$(UNITDIR)
	for u in $(SYSTEMD); do \
	    sed 's,/usr/bin/$(NAME),$(BINDIR)/$(NAME),' scripts/debian/$$u \
	        >$(DESTDIR)$(UNITDIR)/$$u || exit; done
endif
	for s in $(STAGES); do \
	    install -m 755 $(B)/bin/$$s $(DESTDIR)$(BINDIR)/$(NAME)-$$s || exit; done
	for m in $(PAGES); do \
	    install -m 644 $$m $(DESTDIR)$(MANDIR)/man$${m##*.} || exit; done

.PHONY: uninstall
uninstall:  ## remove what install put there
	rm -f $(STAGES:%=$(DESTDIR)$(BINDIR)/$(NAME)-%) $(DESTDIR)$(BINDIR)/$(NAME)
	rm -rf $(DESTDIR)$(DATADIR)
	$(if $(UNITDIR),rm -f $(addprefix $(DESTDIR)$(UNITDIR)/,$(SYSTEMD)))
	for m in $(notdir $(PAGES)); do rm -f $(DESTDIR)$(MANDIR)/man$${m##*.}/$$m; done

.PHONY: dist
dist:  ## pack the committed sources into build/
	@mkdir -p $(B)
	v=$$(sed -n 's/.*VERSION "\(.*\)"/\1/p' schema/version.h) && \
	git archive --prefix=$(NAME)-$$v/ -o $(B)/$(NAME)-$$v.tar.gz HEAD

.PHONY: deb
deb:  ## make a Debian package of the sources as they are, in build/
	rm -rf $(B)/deb
	mkdir -p $(B)/deb/$(NAME)
	{ git ls-files -z -c -o --exclude-standard 2>/dev/null || \
	    find . -name 'build*' -prune -o -type f -printf '%P\0'; } | \
	    tar -c --null -T - | tar -x -C $(B)/deb/$(NAME)
	cp -r scripts/debian $(B)/deb/$(NAME)/debian
	cd $(B)/deb/$(NAME) && env -u MAKEFLAGS -u MFLAGS dpkg-buildpackage -b -us -uc
	cp $(B)/deb/*.deb $(B)
	rm -rf $(B)/deb

.PHONY: clean
clean:  ## remove what was built
	rm -rf build build-*

.PHONY: map
map:  ## list the modules, each with the first sentence of its header
	@awk 'FNR == 1 { text = ""; is_in = 0 } /^\/\*/ && FNR > 1 { is_in = 1 } \
	    is_in { gsub(/\/\*|\*\/|^ \*/, ""); text = text $$0 " " } \
	    is_in && match(text, /[.;] /) { is_in = 0; sub(/[.;] .*/, "", text); \
	    gsub(/^ +/, "", text); gsub(/ +/, " ", text); \
	    printf "%-26s%s\n", FILENAME, text; nextfile }' \
	    $(foreach s,schema $(STAGES),$(sort $(wildcard $(s)/*.h)))

.PHONY: help
help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## /\1	/p' $(MAKEFILE_LIST) | expand -t 16
