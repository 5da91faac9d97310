/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * One file of a small curriculum is the input; the first byte says which. Whatever it is, each problem has a
 * rule of the table, a file and a message of valid text, the list is in order, and a problem that is allowed
 * is no error.
 */
#include "lint/lint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In the order of the tree. */
static const str PATHS[] = {STR_INIT("curriculum.toml"), STR_INIT("glossary.md"),
                            STR_INIT("m/_index.md"),     STR_INIT("m/one.md"),
                            STR_INIT("m/two.md"),        STR_INIT("media/media.toml"),
                            STR_INIT("quests/q.md"),     STR_INIT("rubrics/r.toml")};

static const str TEXTS[] = {
    STR_INIT(
        "id = \"t\"\ntitle = \"T\"\nversion = \"1.0.0\"\nmodules = [\"m\"]\n[[skill]]\nid = \"finding\"\n"
        "title = \"f\"\ntext = \"f\"\n"),
    STR_INIT("+++\n+++\n## Well\n\nb\n"),
    STR_INIT("+++\ntitle = \"M\"\n+++\nA [well](one.md#a) http://a.b ![a](../media/a.svg)\n"),
    STR_INIT("+++\ntitle = \"U\"\noutcomes = [{id = \"o\", text = \"t\", skill = \"finding\"}]\n+++\n## "
             "A\n\nA well.\n"),
    STR_INIT("+++\ntitle = \"V\"\n+++\n## The big question\n\n[a](one.md#a)\n"),
    STR_INIT("[[media]]\nfile = \"a.svg\"\nalt = \"a.svg\"\n"),
    STR_INIT("+++\ntitle = \"Q\"\nunits = [\"t/m/one\"]\nrubric = \"rubrics/r.toml#a\"\n+++\n"),
    STR_INIT("[[criterion]]\nid = \"a\"\n")};

static void check_problem(const struct problem *p) {
    ASSERT(p->file.n > 0 && p->message.n > 0);
    ASSERT(lint_rule_find(str_c(p->rule)) != NULL);
    ASSERT(p->line > 0 || p->column == 0);
}

static void check_report(const struct lint_report *r) {
    for (size_t i = 0; i < r->problems.n; i++) {
        check_problem(&r->problems.at[i]);
        ASSERT(i == 0 || str_cmp(r->problems.at[i - 1].file, r->problems.at[i].file) <= 0);
    }
    for (size_t i = 0; i < r->waived.n; i++) {
        check_problem(&r->waived.at[i].problem);
        ASSERT(r->waived.at[i].problem.severity != SEVERITY_ERROR && r->waived.at[i].reason.n > 0);
    }
    ASSERT(r->coverage.n == 1);
}

/* The same bytes as a composition. */
static void look_at_certificate(struct arena *a, const struct book *book, str bytes,
                                struct lint_report *report) {
    struct tree t = {0};
    *LIST_ADD(a, &t.files) = (struct tree_file){.path = STR("c.toml"), .bytes = bytes};
    lint_certificates(a, &(struct lint_compositions){&t, &book, 1, STR("certificates/")}, report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    struct arena *a = arena_new();
    struct tree t = {0};
    str input = str_n((const char *)data + 1, size - 1);
    for (size_t i = 0; i < COUNT_OF(PATHS); i++) {
        struct tree_file *file = LIST_ADD(a, &t.files);
        file->path = PATHS[i];
        file->bytes = i == data[0] % COUNT_OF(PATHS) ? input : TEXTS[i];
    }
    struct book *book = NULL;
    if (!failed(book_read(a, &t, &book))) {
        struct lint_report report = {0};
        lint_book(a, &(struct lint_input){&t, book, book, &t, STR("t/")}, &report);
        look_at_certificate(a, book, input, &report);
        lint_sort(&report);
        check_report(&report);
    }
    arena_free(a);
    return 0;
}
