/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * One file of a small curriculum is the input; the first byte says which. Reading either fails with a
 * message or gives a book whose problems all have a file, a rule and a message, and whose units have a
 * key, a title and a revision.
 */
#include "curriculum/book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In the order of the tree. */
static const str PATHS[] = {STR_INIT("curriculum.toml"),  STR_INIT("glossary.md"), STR_INIT("m/_index.md"),
                            STR_INIT("m/one.md"),         STR_INIT("m/summit.md"), STR_INIT("media/a.svg"),
                            STR_INIT("media/media.toml"), STR_INIT("quests/q.md")};

static const str TEXTS[] = {STR_INIT("id = \"t\"\ntitle = \"T\"\nversion = \"1.0.0\"\nmodules = [\"m\"]\n"),
                            STR_INIT("+++\n+++\n## A\n\nb\n"),
                            STR_INIT("+++\ntitle = \"M\"\n+++\n![a](../media/a.svg)\n"),
                            STR_INIT("+++\ntitle = \"U\"\n+++\n## The big question\n\n[a](summit.md)\n"),
                            STR_INIT("+++\ntitle = \"S\"\n+++\ntext\n"),
                            STR_INIT("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
                            STR_INIT("[[media]]\nfile = \"a.svg\"\n"),
                            STR_INIT("+++\ntitle = \"Q\"\nunits = [\"t/m/one\"]\n+++\n")};

static void check_problems(const struct book *b) {
    for (size_t i = 0; i < b->problems.n; i++) {
        const struct problem *p = &b->problems.at[i];
        ASSERT(p->file.n > 0 && p->rule != NULL && p->message.n > 0);
        ASSERT(p->line > 0 || p->column == 0);
    }
}

static void check_units(const struct book *b) {
    for (size_t i = 0; i < b->modules.n; i++) {
        const struct module *m = &b->modules.at[i];
        ASSERT(m->title.n > 0);
        for (size_t j = 0; j < m->units.n; j++) {
            const struct unit *u = &m->units.at[j];
            ASSERT(u->key.n > 0 && u->title.n > 0 && u->revision.n == 64);
            ASSERT(utf8_valid(u->big_question.safe) && utf8_valid(u->plan.safe));
            ASSERT(!str_contains(u->big_question.safe, STR("<script")));
            ASSERT(module_unit(m, u->slug) == u);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    struct arena *a = arena_new();
    struct tree t = {0};
    for (size_t i = 0; i < COUNT_OF(PATHS); i++) {
        struct tree_file *file = LIST_ADD(a, &t.files);
        file->path = PATHS[i];
        file->bytes = i == data[0] % COUNT_OF(PATHS) ? str_n((const char *)data + 1, size - 1) : TEXTS[i];
    }
    struct book *book = NULL;
    err e = book_read(a, &t, &book);
    if (failed(e)) {
        ASSERT(e.message != NULL && book == NULL);
    } else {
        check_problems(book);
        check_units(book);
    }
    arena_free(a);
    return 0;
}
