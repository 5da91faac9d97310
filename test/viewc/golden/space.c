/* Made by tools/viewc from the templates; docs/views.md. */
#include "space.h"

void view_good_space(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p> a b\n"
                       "c ");
#line 8 "test/viewc/good/space.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, "d ");
#line 8 "test/viewc/good/space.html"
    }
    VIEW_LITERAL(view, "e</p>\n"
                       "<div>\n");
#line 12 "test/viewc/good/space.html"
    if (VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, "x\n");
#line 14 "test/viewc/good/space.html"
    }
    VIEW_LITERAL(view, "y\n"
                       "</div>");
}
