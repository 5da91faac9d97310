/* Made by tools/viewc from the templates; docs/views.md. */
#include "json.h"

void view_good_json(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<script type=\"application/ld+json\">");
#line 5 "test/viewc/good/json.html"
    view_json(view, v->data);
    VIEW_LITERAL(view, "</script>");
}
