/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/* cmark-gfm 0.29 needs quadratic time for some inputs and fills short table rows up to the width of
 * the head. Counting before parsing is cheap and keeps every accepted source within milliseconds. */
#include "markdown/inside.h"

struct guard {
    size_t brackets;
    size_t notes;
    size_t pipes; /* most in one line */
    size_t cells;
    size_t above;   /* bytes of the paragraph so far */
    size_t heads;   /* bytes that were above lines like |---| */
    size_t columns; /* of the table that may go on in the next line */
};

/* The markers of quotes and list items at the start of a line; deeper than the limit is refused. */
static size_t markers_count(str line) {
    size_t count = 0;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        bool spaced = i + 1 < line.n && byte_is_space(line.p[i + 1]);
        if (c == '>' || ((c == '-' || c == '+' || c == '*') && spaced)) {
            count++;
        } else if (!byte_is_space(c) && !byte_is_digit(c) && c != '.' && c != ')') {
            break;
        }
    }
    return count;
}

/* Columns if the line could be the one below a table's head ("|---|:-:|"), else 0. */
static size_t delimiter_columns(str line) {
    size_t pipes = 0;
    size_t dashes = 0;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        pipes += c == '|';
        dashes += c == '-';
        if (c != '|' && c != '-' && c != ':' && c != '>' && !byte_is_space(c)) {
            return 0;
        }
    }
    return dashes > 0 ? pipes + 1 : 0;
}

static bool is_blank(str line) {
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] != '>' && !byte_is_space(line.p[i])) {
            return false;
        }
    }
    return true;
}

static void count_line(struct guard *g, str line) {
    if (is_blank(line)) {
        g->columns = 0;
        g->above = 0;
        return;
    }
    size_t columns = delimiter_columns(line);
    g->heads += columns > 0 ? g->above : 0;
    g->above += line.n;
    if (columns > g->columns) {
        g->columns = columns;
    }
    g->cells += g->columns;
    size_t pipes = 0;
    for (size_t i = 0; i < line.n; i++) {
        g->brackets += line.p[i] == '[';
        pipes += line.p[i] == '|';
    }
    g->pipes = pipes > g->pipes ? pipes : g->pipes;
    size_t close = str_find(line, STR("]:"));
    g->notes += close != SIZE_MAX && str_find(line, STR("[^")) < close;
}

const char *md_guard(str source) {
    struct guard g = {0};
    if (source.n > MARKDOWN_BYTES_MAX) {
        return "the text is longer than 256 KiB";
    }
    while (source.n) {
        str line = str_line(&source);
        if (markers_count(line) > MARKDOWN_DEPTH_MAX) {
            return "quotes or lists are nested more than 64 deep";
        }
        count_line(&g, line);
        if (g.cells > MARKDOWN_TABLE_CELLS_COUNT_MAX) {
            return "the tables have more than 20,000 cells";
        }
    }
    if (g.heads > MARKDOWN_TABLE_HEAD_BYTES_MAX) {
        return "too much text stands above lines like |---|; put an empty line before each table";
    }
    if (g.pipes > MARKDOWN_LINE_PIPES_COUNT_MAX) {
        return "a line has more than 500 bars |";
    }
    if (g.notes > MARKDOWN_FOOTNOTES_COUNT_MAX) {
        return "there are more than 500 footnotes";
    }
    return g.brackets > MARKDOWN_BRACKETS_COUNT_MAX ? "there are more than 10,000 opening brackets" : NULL;
}
