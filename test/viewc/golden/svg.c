/* Made by tools/viewc from the templates; docs/views.md. */
#include "svg.h"

void view_good_svg(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<svg viewBox=\"0 0 2 2\" role=\"img\" aria-labelledby=\"t\"><title id=\"t\">");
#line 4 "test/viewc/good/svg.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "</title><path d=\"M0 0h");
#line 4 "test/viewc/good/svg.html"
    VIEW_TEXT(view, v->number);
    VIEW_LITERAL(view, "\"/><g><circle cx=\"");
#line 4 "test/viewc/good/svg.html"
    VIEW_TEXT(view, v->number);
    VIEW_LITERAL(view, "\" cy=\"1\" r=\"1\"></circle></g><use href=\"/icons.svg#");
#line 4 "test/viewc/good/svg.html"
    VIEW_URL_QUERY(view, v->key);
    VIEW_LITERAL(view, "\"></use></svg>");
}
