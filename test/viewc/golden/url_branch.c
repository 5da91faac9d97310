/* Made by tools/viewc from the templates; docs/views.md. */
#include "url_branch.h"

void view_good_url_branch(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<a href=\"");
#line 4 "test/viewc/good/url_branch.html"
    if (VIEW_TRUE(v->yes)) {
#line 4 "test/viewc/good/url_branch.html"
        VIEW_URL(view, v->url);
#line 4 "test/viewc/good/url_branch.html"
    } else {
        VIEW_LITERAL(view, "/x");
#line 4 "test/viewc/good/url_branch.html"
    }
    VIEW_LITERAL(view, "\">a</a><a href=\"/a");
#line 4 "test/viewc/good/url_branch.html"
    if (VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, "/b");
#line 4 "test/viewc/good/url_branch.html"
    }
    VIEW_LITERAL(view, "/");
#line 4 "test/viewc/good/url_branch.html"
    VIEW_URL_PATH(view, v->key);
    VIEW_LITERAL(view, "\">b</a><img alt=\"\" src=\"/a.png\" srcset=\"/a.png 1x, /b/");
#line 4 "test/viewc/good/url_branch.html"
    VIEW_URL_PATH(view, v->name);
    VIEW_LITERAL(view, ".png 2x\">");
}
