/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
#include "draw/pen.h"

static const char STONE[] =
    "M10.2 1.9C14.5.7 20.9.6 24.9 2.7c3.9 2 5.6 6.3 6 11 .4 5-.2 10.6-3.4 13.8-3 3-8.1 3.4-12.6 "
    "3.2-4.5-.2-9-.9-11.5-4.2C.9 23.3.6 18.3 1.1 13.6 1.7 8.6 5.4 3.2 10.2 1.9Z";
static const char UPPER_BAR[] =
    "M10.9 7.6c4.9-.5 10.1.1 15.2-.3.5 2.2.4 4.4 0 6.6-5.2.4-10.3-.1-15.5.3-.5-2.2-.4-4.4.3-6.6Z";
static const char LOWER_BAR[] =
    "M6 17.3c5-.4 10.2.1 15.3-.2.5 2.2.4 4.5 0 6.7-5.2.4-10.4-.1-15.6.3-.5-2.2-.4-4.6.3-6.8Z";

struct pen pen_begin(struct arena *a, uint32_t width, uint32_t height, str title) {
    struct pen p = {a, html_writer_new(a)};
    buf box = buf_new(a);
    buf_c(&box, "0 0 ");
    buf_u64(&box, width);
    buf_byte(&box, ' ');
    buf_u64(&box, height);
    html_open(p.w, "svg");
    html_attribute(p.w, "class", STR("drawing"));
    html_attribute(p.w, "viewBox", buf_str(&box));
    html_attribute(p.w, "role", STR("img"));
    html_open(p.w, "title");
    html_text(p.w, title);
    html_close(p.w);
    return p;
}

html pen_end(struct pen *p) {
    return html_finish(p->w);
}

static void set(struct pen *p, const char *name, const char *value) {
    if (value) {
        html_attribute(p->w, name, str_c(value));
    }
}

void pen_open(struct pen *p, const char *element, const struct paint *paint) {
    html_open(p->w, element);
    set(p, "class", paint->class);
    set(p, "fill", paint->fill);
    set(p, "stroke", paint->stroke);
    set(p, "stroke-width", paint->width);
    set(p, "stroke-dasharray", paint->dash);
    if (paint->stroke) {
        set(p, "stroke-linecap", "round");
        set(p, "stroke-linejoin", "round");
    }
}

int64_t tenths_of(double value) {
    return (int64_t)(value * 10 + (value < 0 ? -0.5 : 0.5));
}

void path_tenths(buf *d, int64_t tenths) {
    if (tenths < 0) {
        buf_byte(d, '-');
        tenths = -tenths;
    }
    if (tenths >= 10 || tenths == 0) {
        buf_u64(d, (uint64_t)tenths / 10);
    }
    if (tenths % 10) {
        buf_byte(d, '.');
        buf_u64(d, (uint64_t)tenths % 10);
    }
}

void pen_number(struct pen *p, const char *name, double value) {
    buf b = buf_new(p->arena);
    path_tenths(&b, tenths_of(value));
    html_attribute(p->w, name, buf_str(&b));
}

void pen_path(struct pen *p, const struct paint *paint, str d) {
    pen_open(p, "path", paint);
    html_attribute(p->w, "d", d);
    html_close(p->w);
}

void pen_circle(struct pen *p, const struct paint *paint, struct point center, double radius) {
    pen_open(p, "circle", paint);
    pen_number(p, "cx", center.x);
    pen_number(p, "cy", center.y);
    pen_number(p, "r", radius);
    html_close(p->w);
}

void pen_text(struct pen *p, const struct lettering *l, struct point at, str text) {
    pen_open(p, "text", &(struct paint){.class = l->class, .fill = l->fill});
    pen_number(p, "x", at.x);
    pen_number(p, "y", at.y);
    pen_number(p, "font-size", l->size);
    set(p, "font-weight", l->bold ? "700" : NULL);
    set(p, "text-anchor", l->anchor);
    set(p, "font-family", "Noto Sans, Segoe UI, Arial, sans-serif");
    html_text(p->w, text);
    html_close(p->w);
}

void pen_stone(struct pen *p, struct point center, double size, const struct paint *plain) {
    buf t = buf_new(p->arena);
    buf_c(&t, "translate(");
    path_point(&t, (struct point){center.x - size / 2, center.y - size / 2});
    buf_c(&t, ") scale(");
    /* Hundredths, since a tenth of a shape 32 wide would be seen. */
    uint64_t hundredths = (uint64_t)(size * 100 / 32 + 0.5);
    buf_u64(&t, hundredths / 100);
    buf_byte(&t, '.');
    buf_u64(&t, hundredths / 10 % 10);
    buf_u64(&t, hundredths % 10);
    buf_byte(&t, ')');
    html_open(p->w, "g");
    html_attribute(p->w, "transform", buf_str(&t));
    if (plain) {
        pen_path(p, plain, str_c(STONE));
    } else {
        pen_path(p, &(struct paint){.class = "d-stone", .fill = "#24352C"}, str_c(STONE));
        pen_path(p, &(struct paint){.class = "d-stone-bar", .fill = "#FBFBF7"}, str_c(UPPER_BAR));
        pen_path(p, &(struct paint){.class = "d-blaze", .fill = "#F3B80A"}, str_c(LOWER_BAR));
    }
    html_close(p->w);
}

void path_letter(buf *d, char letter) {
    buf_byte(d, letter);
}

/* A minus sign separates by itself. */
static void path_next(buf *d, double value) {
    int64_t tenths = tenths_of(value);
    char last = d->n ? d->p[d->n - 1] : ' ';
    if (tenths >= 0 && (byte_is_digit(last) || last == '.')) {
        buf_byte(d, ' ');
    }
    path_tenths(d, tenths);
}

void path_point(buf *d, struct point at) {
    path_next(d, at.x);
    path_next(d, at.y);
}

void path_cubic(buf *d, struct point a, struct point b, struct point to) {
    path_letter(d, 'C');
    path_point(d, a);
    path_point(d, b);
    path_point(d, to);
}
