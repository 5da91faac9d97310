/* Made by tools/viewc from the templates; docs/views.md. */
#include "elif.h"

void view_good_elif(struct view *view, const struct good *v) {
    (void)view;
#line 4 "test/viewc/good/elif.html"
    for (size_t at_t1 = 0; at_t1 < v->things.n; at_t1++) {
#line 4 "test/viewc/good/elif.html"
        const struct thing *t1 = VIEW_ITEM(struct thing, v->things, at_t1);
#line 4 "test/viewc/good/elif.html"
        (void)t1;
#line 4 "test/viewc/good/elif.html"
        if (t1->kind == THING_ROUND) {
            VIEW_LITERAL(view, "<b>round</b>");
#line 4 "test/viewc/good/elif.html"
        } else if (t1->count == 2) {
            VIEW_LITERAL(view, "<i>two</i>");
#line 4 "test/viewc/good/elif.html"
        } else if (t1->count != 0) {
            VIEW_LITERAL(view, "<u>some</u>");
#line 4 "test/viewc/good/elif.html"
        } else {
            VIEW_LITERAL(view, "<s>none</s>");
#line 4 "test/viewc/good/elif.html"
        }
#line 4 "test/viewc/good/elif.html"
    }
}
