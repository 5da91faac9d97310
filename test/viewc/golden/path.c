/* Made by tools/viewc from the templates; docs/views.md. */
#include "path.h"

void view_good_path(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/path.html"
    VIEW_TEXT(view, v->inner.name);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/path.html"
    VIEW_TEXT(view, v->pointer->name);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/path.html"
    VIEW_TEXT(view, v->pointer->count);
    VIEW_LITERAL(view, "</p>");
}
