/* Made by tools/viewc from the templates; docs/views.md. */
#include "names.h"

void view_good_names(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p id=\"");
#line 4 "test/viewc/good/names.html"
    VIEW_TEXT(view, v->key);
    VIEW_LITERAL(view, "\">a</p>");
#line 4 "test/viewc/good/names.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, "<p id=\"x\">b</p>");
#line 4 "test/viewc/good/names.html"
    } else {
        VIEW_LITERAL(view, "<p id=\"x\">c</p>");
#line 4 "test/viewc/good/names.html"
    }
}
