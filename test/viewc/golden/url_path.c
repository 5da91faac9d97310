/* Made by tools/viewc from the templates; docs/views.md. */
#include "url_path.h"

void view_good_url_path(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<a href=\"/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->key);
    VIEW_LITERAL(view, "\">a</a><a href=\"/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_ROOT(view, v->key);
    VIEW_LITERAL(view, "/\">b</a><a href=\"/x/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->empty);
    VIEW_LITERAL(view, "/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->number);
    VIEW_LITERAL(view, "\">c</a><a href=\"/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_ROOT(view, v->empty);
    VIEW_LITERAL(view, "/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->name);
    VIEW_LITERAL(view, "\">d</a><a href=\"./");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->name);
    VIEW_LITERAL(view, "\">e</a><a href=\"https://example.org/");
#line 4 "test/viewc/good/url_path.html"
    VIEW_URL_PATH(view, v->key);
    VIEW_LITERAL(view, "\">f</a>");
}
