/* Made by tools/viewc from the templates; docs/views.md. */
#include "html.h"

void view_good_html(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<div>");
#line 4 "test/viewc/good/html.html"
    view_html(view, v->body);
#line 4 "test/viewc/good/html.html"
    view_html(view, v->no_body);
    VIEW_LITERAL(view, "</div>");
}
