/* Made by tools/viewc from the templates; docs/views.md. */
#include "url_whole.h"

void view_good_url_whole(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<a href=\"");
#line 4 "test/viewc/good/url_whole.html"
    VIEW_URL(view, v->url);
    VIEW_LITERAL(view, "\">x</a><img src=\"");
#line 4 "test/viewc/good/url_whole.html"
    VIEW_URL(view, v->url);
    VIEW_LITERAL(view, "\" alt=\"");
#line 4 "test/viewc/good/url_whole.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "\">");
}
