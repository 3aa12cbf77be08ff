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
LDFLAGS_ALL  := $(SANF) $(LDFLAGS)

# ---- what there is ---------------------------------------------------------

# A folder may use its own packages and no other's; tests/links.t looks.
STAGES        := extract transform load
extract_PKG   := zlib libxml-2.0 libcrypto
transform_PKG := libpcre2-8
load_PKG      := libpq

SOURCES := $(sort $(wildcard $(STAGES:%=%/*.c) schema/*.c))
TESTS   := $(sort $(wildcard tests/unit/*/*_test.c tests/fuzz/*.c))
HEADERS := $(sort $(wildcard $(STAGES:%=%/*.h) schema/*.h tests/unit/*.h))
MANUALS := $(sort $(wildcard $(STAGES:%=%/*.1) schema/*.5 schema/*.7))

PROGS   := $(STAGES:%=$(B)/bin/%)
UNITS   := $(patsubst %.c,$(B)/%,$(filter tests/unit/%,$(TESTS)))
FUZZERS := $(patsubst %.c,$(B)/%,$(filter %_fuzz.c,$(TESTS)))

# The tables of schema/catalog that become rows in C.
DIMENSIONS := section category measure applicant outcome channel result \
              indicator state reason
ROWS       := $(DIMENSIONS:%=schema/catalog/%.tsv) schema/catalog/layout.tsv
GEN_H      := $(DIMENSIONS:%=$(B)/gen/%.h) $(B)/gen/rows.h $(B)/gen/field.h \
              $(B)/gen/needle.h

.DELETE_ON_ERROR:
.SECONDARY:

.PHONY: all
all: $(PROGS)  ## build the three programs (the default)

# ---- how it is made --------------------------------------------------------

$(B)/gen/state.h: PREFIXED = -v prefix=STATE_
$(B)/gen/reason.h: PREFIXED = -v prefix=REASON_

$(DIMENSIONS:%=$(B)/gen/%.h): $(B)/gen/%.h: schema/catalog/%.tsv scripts/catalog2c.awk
	@mkdir -p $(@D)
	awk -v name=$* $(PREFIXED) -f scripts/catalog2c.awk $< >$@

$(B)/gen/rows.h: $(ROWS) scripts/catalog2c.awk
	@mkdir -p $(@D)
	awk -v rows=1 -f scripts/catalog2c.awk $(ROWS) >$@

$(B)/gen/field.h: schema/catalog/field.tsv scripts/field2c.awk
	@mkdir -p $(@D)
	awk -f scripts/field2c.awk $< >$@

$(B)/gen/needle.h: schema/catalog/needle.tsv scripts/needle2c.awk
	@mkdir -p $(@D)
	awk -f scripts/needle2c.awk $< >$@

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
	$$(CC) $$(LDFLAGS_ALL) -o $$@ $$^ $$$$($(PKG_CONFIG) --libs $(2) cmocka)
endef
$(eval $(call folder,schema))
$(foreach s,$(STAGES),$(eval $(call folder,$s,$($s_PKG))))

$(PROGS): $(B)/bin/%: $(B)/%/main.o
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS_ALL) -o $@ $< $(B)/lib$*.a $(B)/libschema.a \
	    $$($(PKG_CONFIG) --libs $($*_PKG))
$(foreach s,$(STAGES),$(eval $(B)/bin/$s: $(B)/lib$s.a $(B)/libschema.a))

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# ---- what a person asks for ------------------------------------------------

.PHONY: clean
clean:  ## remove what was built
	rm -rf build build-*

.PHONY: help
help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## /\1	/p' $(MAKEFILE_LIST) | expand -t 16
