/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * poc [--symbol NAME] -o FILE PO…    compiles translations into the tables of i18n/i18n.h
 *
 * A PO file is refused when its plural rule is not known, when a translation names a value that the message
 * does not have or loses one, or when the number of plural forms is wrong. Entries that are empty or fuzzy
 * stay English. The file's name is the BCP 47 tag: po/pt-BR.po.
 *
 * Exit 0 ok, 1 a file is refused, 2 usage, 3 a file cannot be read or written.
 */
#include "i18n/i18n.h"
#include "literal.h"

#define FORMS_MAX 6

struct entry {
    size_t line;
    bool fuzzy;
    int last; /* where a string on a line of its own belongs: -1 id, -2 plural, 0.. forms, -3 nothing */
    buf id;
    buf plural;
    buf forms[FORMS_MAX];
    size_t forms_count;
};

struct po {
    struct arena *a;
    const char *path;
    size_t line;
    struct entry now;
    bool has_header;
    enum plural_id rule;
    bool rtl;
    LIST(struct entry) entries;
};

static bool refuse_po(const struct po *po, size_t line, const char *what) {
    fprintf(stderr, "%s:%zu:1: %s\n", po->path, line, what);
    return false;
}

static struct entry entry_new(struct arena *a) {
    struct entry e = {.last = -3, .id = buf_new(a), .plural = buf_new(a)};
    for (size_t i = 0; i < FORMS_MAX; i++) {
        e.forms[i] = buf_new(a);
    }
    return e;
}

/* ---- Checks ---- */

/* Each {name} of `text` stands in `other`. */
static bool names_in(struct arena *a, str text, str other) {
    while (text.n) {
        str_split(&text, '{');
        str name = str_split(&text, '}');
        str braced = arena_join(a, (str[]){STR("{"), name, STR("}")}, 3);
        if (name.n && !str_contains(other, braced)) {
            return false;
        }
    }
    return true;
}

/* Braces come in pairs and do not nest. */
static bool braces_pair(str text) {
    bool open = false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == (open ? '{' : '}')) {
            return false;
        }
        open = text.p[i] == '{' || (open && text.p[i] != '}');
    }
    return !open;
}

static bool form_check(struct po *po, struct entry *e, str form) {
    if (!braces_pair(form)) {
        return refuse_po(po, e->line, "a lone brace in the translation - write {name} as the message does");
    }
    str id = buf_str(&e->id);
    str names = arena_join(po->a, (str[]){id, buf_str(&e->plural)}, 2);
    if (!names_in(po->a, form, names)) {
        return refuse_po(po, e->line,
                         "the translation has a {name} that the message has not - copy the names exactly");
    }
    if (e->plural.n == 0 && !names_in(po->a, id, form)) {
        return refuse_po(po, e->line, "the translation has lost a {name} of the message - put it in");
    }
    return true;
}

static bool header_line(struct po *po, str line) {
    if (str_starts(line, STR("Plural-Forms:"))) {
        po->has_header = plural_find(str_from(line, 13), &po->rule);
        return po->has_header || refuse_po(po, po->now.line,
                                           "the plural rule is not known - src/i18n/plural.c lists "
                                           "them; add yours there");
    }
    if (str_starts(line, STR("X-Direction:"))) {
        po->rtl = str_eq(str_trim(str_from(line, 12)), STR("rtl"));
    }
    return true;
}

static bool header(struct po *po, str text) {
    while (text.n) {
        if (!header_line(po, str_line(&text))) {
            return false;
        }
    }
    return po->has_header ||
           refuse_po(po, po->now.line, "no Plural-Forms in the header - gettext's manual lists them");
}

/* An entry is complete: header, untranslated, or one for the tables. */
static bool entry_end(struct po *po) {
    struct entry *e = &po->now;
    if (e->forms_count == 0 && e->id.n == 0) {
        return true;
    }
    if (e->id.n == 0) {
        return header(po, buf_str(&e->forms[0]));
    }
    if (!po->has_header) {
        return refuse_po(po, e->line, "a message before the header - begin with msgid \"\" and Plural-Forms");
    }
    bool empty = e->forms_count == 0;
    for (size_t i = 0; i < e->forms_count; i++) {
        empty = empty || e->forms[i].n == 0;
        if (e->forms[i].n && !form_check(po, e, buf_str(&e->forms[i]))) {
            return false;
        }
    }
    size_t wanted = e->plural.n ? plural_rules[po->rule].forms : 1;
    if (!empty && e->forms_count != wanted) {
        return refuse_po(po, e->line, "wrong number of forms - write one msgstr[N] for each of nplurals");
    }
    if (!empty && !e->fuzzy) {
        *LIST_ADD(po->a, &po->entries) = *e;
    }
    return true;
}

/* ---- Reading ---- */

static bool quoted_add(struct po *po, str text, buf *b) {
    text = str_trim(text);
    if (text.n < 2 || text.p[0] != '"' || text.p[text.n - 1] != '"') {
        return refuse_po(po, po->line, "a text in double quotes is missing - correct the line");
    }
    text = str_sub(text, 1, text.n - 2);
    for (size_t i = 0; i < text.n; i++) {
        char byte = text.p[i];
        if (byte == '\\' && i + 1 < text.n && str_find_byte(STR("n\"\\t"), text.p[i + 1]) != SIZE_MAX) {
            byte = text.p[++i];
            byte = byte == 'n' ? '\n' : byte == 't' ? '\t' : byte;
        } else if (byte == '\\' || byte == '"') {
            return refuse_po(po, po->line, "an escape that is not \\n \\t \\\" or \\\\ - correct the line");
        }
        buf_byte(b, byte);
    }
    return true;
}

static buf *target(struct po *po, int where) {
    po->now.last = where;
    return where == -1 ? &po->now.id : where == -2 ? &po->now.plural : &po->now.forms[where];
}

static bool form_line(struct po *po, str line) {
    size_t place = 0;
    line = str_from(line, 6);
    if (str_starts(line, STR("["))) {
        place = line.n > 2 && byte_is_digit(line.p[1]) && line.p[2] == ']' ? (size_t)(line.p[1] - '0')
                                                                           : FORMS_MAX;
        line = str_from(line, 3);
    }
    if (place >= FORMS_MAX || place != po->now.forms_count) {
        return refuse_po(po, po->line, "this msgstr is out of order - number them from 0");
    }
    po->now.forms_count++;
    return quoted_add(po, line, target(po, (int)place));
}

static bool po_line(struct po *po, str line) {
    if (str_starts(line, STR("#")) || str_empty(line)) {
        bool ended = po->now.forms_count > 0;
        if (ended && !entry_end(po)) {
            return false;
        }
        bool fuzzy = str_starts(line, STR("#,")) && str_contains(line, STR("fuzzy"));
        fuzzy = fuzzy || (!ended && po->now.fuzzy);
        if (ended) {
            po->now = entry_new(po->a);
        }
        po->now.fuzzy = fuzzy;
        return true;
    }
    if (str_starts(line, STR("msgid_plural"))) {
        return quoted_add(po, str_from(line, 12), target(po, -2));
    }
    if (str_starts(line, STR("msgid"))) {
        if (po->now.forms_count && !entry_end(po)) {
            return false;
        }
        po->now = po->now.forms_count ? entry_new(po->a) : po->now;
        po->now.line = po->line;
        return quoted_add(po, str_from(line, 5), target(po, -1));
    }
    if (str_starts(line, STR("msgstr"))) {
        return form_line(po, line);
    }
    if (str_starts(line, STR("\"")) && po->now.last != -3) {
        return quoted_add(po, line, target(po, po->now.last));
    }
    return refuse_po(po, po->line,
                     "unknown line - msgid, msgid_plural, msgstr, comments and texts are there");
}

static bool po_read(struct po *po, str text) {
    if (!utf8_valid(text) || str_find_byte(text, 0) != SIZE_MAX) {
        return refuse_po(po, 1, "this is not UTF-8 - save the file as UTF-8");
    }
    po->now = entry_new(po->a);
    while (text.n) {
        po->line++;
        if (!po_line(po, str_trim(str_line(&text)))) {
            return false;
        }
    }
    return entry_end(po) && (po->has_header || refuse_po(po, 1, "no header - copy po/waymark.pot"));
}

/* ---- Writing ---- */

static int entry_order(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;
    return str_cmp(str_n(x->id.p, x->id.n), str_n(y->id.p, y->id.n));
}

static void add_entry(buf *b, struct entry *e) {
    buf_c(b, "    {STR_INIT(");
    add_c_literal(b, buf_str(&e->id), 0);
    buf_c(b, "), (const str[]){");
    for (size_t i = 0; i < e->forms_count; i++) {
        buf_c(b, i ? ", STR_INIT(" : "STR_INIT(");
        add_c_literal(b, buf_str(&e->forms[i]), 0);
        buf_c(b, ")");
    }
    buf_fmt(b, "}, %zu},\n", e->forms_count);
}

static str tag_of(const char *path) {
    str tag = str_c(path);
    size_t slash = str_find_last_byte(tag, '/');
    return str_without_end(slash == SIZE_MAX ? tag : str_from(tag, slash + 1), STR(".po"));
}

static bool po_write(struct po *po, buf *b, size_t place) {
    if (po->entries.n) {
        qsort(po->entries.at, po->entries.n, sizeof *po->entries.at, entry_order);
    }
    buf_fmt(b, "static const struct catalog_message MESSAGES_%zu[] = {\n", place);
    for (size_t i = 0; i < po->entries.n; i++) {
        if (i > 0 && entry_order(&po->entries.at[i - 1], &po->entries.at[i]) == 0) {
            return refuse_po(po, po->entries.at[i].line,
                             "this message stands in the file twice - delete one");
        }
        add_entry(b, &po->entries.at[i]);
    }
    str tag = tag_of(po->path);
    buf_fmt(b,
            "    {{0, 0}, 0, 0},\n};\n\nstatic const struct catalog CATALOG_%zu = {\n    .tag = \"%.*s\",\n  "
            "  .direction = \"%s\",\n",
            place, STR_ARG(tag), po->rtl ? "rtl" : "ltr");
    buf_fmt(b, "    .plural = &plural_rules[%d],\n    .locale = &locale_list[%zu],\n", (int)po->rule,
            locale_find(tag));
    buf_fmt(b, "    .messages = MESSAGES_%zu,\n    .messages_count = %zu,\n", place, po->entries.n);
    buf_c(b, "};\n\n");
    return true;
}

static int compile(struct arena *a, buf *b, const char *path, size_t place) {
    struct po po = {.a = a, .path = path};
    str text = {0, 0};
    if (!file_load(a, path, &text)) {
        fprintf(stderr, "poc: %s cannot be read\n", path);
        return 3;
    }
    return po_read(&po, text) && po_write(&po, b, place) ? 0 : 1;
}

int main(int argc, char **argv) {
    const char *symbol = "catalogs_compiled";
    const char *out = 0;
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (str_eq(str_c(argv[at]), STR("--symbol"))) {
            symbol = argv[at + 1];
        } else {
            out = argv[at + 1];
        }
    }
    if (!out) {
        fprintf(stderr, "usage: poc [--symbol NAME] -o FILE PO…\n");
        return 2;
    }
    struct arena *a = arena_new();
    buf b = buf_new(a);
    buf_c(&b, "/* Made by tools/poc from the translations. */\n#include \"i18n/i18n.h\"\n\n");
    int status = 0;
    for (int i = at; i < argc && status == 0; i++) {
        status = compile(a, &b, argv[i], (size_t)(i - at));
    }
    buf_fmt(&b, "extern const struct catalog *const %s[];\nextern const size_t %s_count;\n", symbol, symbol);
    buf_fmt(&b, "const struct catalog *const %s[] = {", symbol);
    for (int i = at; i < argc; i++) {
        buf_fmt(&b, "&CATALOG_%d, ", i - at);
    }
    buf_fmt(&b, "0};\nconst size_t %s_count = %d;\n", symbol, argc - at);
    if (status == 0 && !file_save(out, buf_str(&b))) {
        fprintf(stderr, "poc: %s cannot be written\n", out);
        status = 3;
    }
    arena_free(a);
    return status;
}
