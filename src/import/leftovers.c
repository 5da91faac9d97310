/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* What a person has to look at, and the text that has no place. */
#include "import/inside.h"

void remark(struct importer *im, struct remark r) {
    problem_add(im->arena, &im->result->problems,
                (struct problem){r.file, r.line, r.column, r.rule, r.severity, r.message, r.fix});
}

size_t column_of(const struct page_in *p, size_t line, str text) {
    str rest = p->text;
    for (size_t i = p->line_offset + 1; i < line && rest.n; i++) {
        (void)str_line(&rest);
    }
    str one = str_line(&rest);
    size_t at = text.n ? str_find(one, text) : SIZE_MAX;
    return at == SIZE_MAX ? 1 : utf8_count(str_sub(one, 0, at)) + 1;
}

str say3(struct importer *im, const char *before, str what, const char *after) {
    return arena_join(im->arena, (str[]){str_c(before), what, str_c(after)}, 3);
}

void keep(struct importer *im, str file, size_t line, str why, str text) {
    str t = str_trim(text);
    if (t.n == 0 || !map_put(&im->leftover_texts, t, im)) {
        return;
    }
    *LIST_ADD(im->arena, &im->leftovers) = (struct leftover){file, line, why, t};
}

/* One longer than any run of ~ in the text. */
static void add_fence(buf *b, str text) {
    size_t most = 3;
    size_t run = 0;
    for (size_t i = 0; i < text.n; i++) {
        run = text.p[i] == '~' ? run + 1 : 0;
        most = run >= most ? run + 1 : most;
    }
    for (size_t i = 0; i < most; i++) {
        buf_byte(b, '~');
    }
    buf_byte(b, '\n');
}

static void add_leftover(buf *b, const struct leftover *l) {
    buf_c(b, "\n## ");
    buf_add(b, l->file);
    buf_c(b, ", line ");
    buf_u64(b, l->line);
    buf_c(b, ": ");
    buf_add(b, l->why);
    buf_c(b, "\n\n");
    add_fence(b, l->text);
    buf_add(b, l->text);
    buf_byte(b, '\n');
    add_fence(b, l->text);
}

static void add_problem(buf *b, const struct problem *p) {
    buf_c(b, "- `");
    buf_add(b, p->file);
    buf_byte(b, ':');
    buf_u64(b, p->line);
    buf_byte(b, ':');
    buf_u64(b, p->column);
    buf_c(b, "`: ");
    buf_c(b, p->rule);
    buf_c(b, ": ");
    buf_add(b, p->message);
    buf_c(b, p->fix.n ? " - " : "");
    buf_add(b, p->fix);
    buf_byte(b, '\n');
}

str leftovers_text(struct importer *im) {
    buf b = buf_new(im->arena);
    buf_c(&b, "# Left over from the import\n\n"
              "This is no page of the curriculum. It lists what a person should look at, and keeps the text "
              "that had no "
              "place.\nDelete this file when all of it is settled.\n\n");
    for (size_t i = 0; i < im->result->problems.n; i++) {
        add_problem(&b, &im->result->problems.at[i]);
    }
    for (size_t i = 0; i < im->leftovers.n; i++) {
        add_leftover(&b, &im->leftovers.at[i]);
    }
    return buf_str(&b);
}
