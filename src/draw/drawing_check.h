/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * drawing_check: what the tests of this room look at drawings with. Only for *_test.c.
 *
 * A drawing is parsed as XML (so it is well-formed or the test fails), its elements are found by class,
 * and every point of its path data is followed, also the relative ones, to see that it lies in the
 * viewBox. Path data: SVG 2 §9.3, the commands that the room writes: M L H V C Q q Z z.
 */
#ifndef WAYMARK_DRAW_DRAWING_CHECK_H
#define WAYMARK_DRAW_DRAWING_CHECK_H

#include "draw/pen.h"
#include "format/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The root of a drawing that must be well-formed. */
static inline const struct xml_node *drawing_root(struct arena *a, html drawing) {
    struct xml_node *root = NULL;
    err e = xml_parse(a, drawing.safe, &root);
    assert_false(failed(e));
    assert_true(str_eq(root->name, STR("svg")));
    return root;
}

static inline str drawing_value(const struct xml_node *n, const char *name) {
    const struct xml_attribute *attribute = xml_attribute_find(n, name);
    return attribute ? attribute->value : (str){0};
}

/* How many elements have this name (NULL: any) and class (NULL: any). */
static inline size_t drawing_count(const struct xml_node *n, const char *name, const char *class) {
    size_t count = 0;
    for (; n; n = n->next) {
        bool named = !name || str_eq(n->name, str_c(name));
        bool classed = !class || str_eq(drawing_value(n, "class"), str_c(class));
        count += !xml_is_text(n) && named && classed;
        count += drawing_count(n->first, name, class);
    }
    return count;
}

/* The `index`th element with that class, in order; NULL when there are fewer. */
static inline const struct xml_node *drawing_find(const struct xml_node *n, const char *class,
                                                  size_t *index) {
    for (; n; n = n->next) {
        if (!xml_is_text(n) && str_eq(drawing_value(n, "class"), str_c(class)) && (*index)-- == 0) {
            return n;
        }
        const struct xml_node *inside = drawing_find(n->first, class, index);
        if (inside) {
            return inside;
        }
    }
    return NULL;
}

static inline const struct xml_node *drawing_nth(const struct xml_node *root, const char *class,
                                                 size_t index) {
    return drawing_find(root, class, &index);
}

/* The next number of path data, after separators. */
static inline bool drawing_number(str *d, double *ret) {
    while (d->n && (*d->p == ' ' || *d->p == ',')) {
        *d = str_from(*d, 1);
    }
    bool minus = d->n && *d->p == '-';
    size_t i = minus;
    double value = 0;
    double unit = 0;
    for (; i < d->n && (byte_is_digit(d->p[i]) || (d->p[i] == '.' && unit == 0)); i++) {
        if (d->p[i] == '.') {
            unit = 1;
            continue;
        }
        unit /= 10;
        value = unit > 0 ? value + unit * (d->p[i] - '0') : value * 10 + (d->p[i] - '0');
    }
    if (i == minus) {
        return false;
    }
    *d = str_from(*d, i);
    *ret = minus ? -value : value;
    return true;
}

struct drawing_box {
    double left, top, right, bottom;
    size_t points;
    size_t loops; /* closed */
};

static inline void drawing_see(struct drawing_box *box, struct point at) {
    box->left = box->points == 0 || at.x < box->left ? at.x : box->left;
    box->right = box->points == 0 || at.x > box->right ? at.x : box->right;
    box->top = box->points == 0 || at.y < box->top ? at.y : box->top;
    box->bottom = box->points == 0 || at.y > box->bottom ? at.y : box->bottom;
    box->points++;
}

/* One step of a command at `*at`; false when its numbers are over. */
static inline bool drawing_step(char command, str *d, struct point *at, struct drawing_box *box) {
    double n[6];
    size_t wanted = command == 'H' || command == 'V'   ? 1
                    : command == 'C'                   ? 6
                    : command == 'Q' || command == 'q' ? 4
                                                       : 2;
    for (size_t i = 0; i < wanted; i++) {
        if (!drawing_number(d, &n[i])) {
            assert_int_equal(i, 0);
            return false;
        }
    }
    struct point from = command == 'q' ? *at : (struct point){0, 0};
    if (wanted == 1) {
        *at = command == 'H' ? (struct point){n[0], at->y} : (struct point){at->x, n[0]};
        drawing_see(box, *at);
        return true;
    }
    for (size_t i = 0; i < wanted; i += 2) {
        struct point to = {from.x + n[i], from.y + n[i + 1]};
        drawing_see(box, to);
        if (i + 2 == wanted) {
            *at = to;
        }
    }
    return true;
}

/* Where the points of path data lie. Fails the test on anything that is not a command and its numbers. */
static inline struct drawing_box drawing_path_box(str d) {
    struct drawing_box box = {0};
    struct point at = {0, 0};
    assert_true(d.n > 0);
    while (d.n) {
        char command = *d.p;
        assert_non_null(memchr("MLHVCQqZz", command, 9));
        d = str_from(d, 1);
        if (command == 'Z' || command == 'z') {
            box.loops++;
            continue;
        }
        size_t steps = 0;
        while (drawing_step(command, &d, &at, &box)) {
            steps++;
        }
        assert_true(steps > 0);
    }
    return box;
}

/* All points of all paths that are not moved by a transform lie in 0 0 width height. */
static inline void drawing_inside(const struct xml_node *n, double width, double height) {
    for (; n; n = n->next) {
        str d = drawing_value(n, "d");
        if (d.n) {
            struct drawing_box box = drawing_path_box(d);
            assert_true(box.left >= 0 && box.top >= 0);
            assert_true(box.right <= width && box.bottom <= height);
        }
        if (drawing_value(n, "transform").n == 0) {
            drawing_inside(n->first, width, height);
        }
    }
}

/* Every shape has a class of the drawings and a color of its own. */
static inline void drawing_painted(const struct xml_node *n) {
    for (; n; n = n->next) {
        bool shape =
            str_eq(n->name, STR("path")) || str_eq(n->name, STR("circle")) || str_eq(n->name, STR("text"));
        if (shape) {
            assert_true(str_starts(drawing_value(n, "class"), STR("d-")));
            assert_true(drawing_value(n, "fill").n > 0);
        }
        assert_true(drawing_value(n, "style").n == 0);
        if (!str_eq(n->name, STR("clipPath"))) {
            drawing_painted(n->first);
        }
    }
}

#endif
