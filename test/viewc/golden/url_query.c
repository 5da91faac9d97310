/* Made by tools/viewc from the templates; docs/views.md. */
#include "url_query.h"

void view_good_url_query(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<a href=\"?q=");
#line 4 "test/viewc/good/url_query.html"
    VIEW_URL_QUERY(view, v->name);
    VIEW_LITERAL(view, "&amp;n=");
#line 4 "test/viewc/good/url_query.html"
    VIEW_URL_QUERY(view, v->number);
    VIEW_LITERAL(view, "#");
#line 4 "test/viewc/good/url_query.html"
    VIEW_URL_QUERY(view, v->name);
    VIEW_LITERAL(view, "\">a</a><a href=\"mailto:a@example.org?subject=");
#line 4 "test/viewc/good/url_query.html"
    VIEW_URL_QUERY(view, v->name);
    VIEW_LITERAL(view, "\">b</a><a href=\"#");
#line 4 "test/viewc/good/url_query.html"
    VIEW_URL_QUERY(view, v->key);
    VIEW_LITERAL(view, "\">c</a>");
}
