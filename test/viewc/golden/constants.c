/* Made by tools/viewc from the templates; docs/views.md. */
#include "constants.h"

void view_good_constants(struct view *view, const struct good *v) {
    (void)view;
#line 4 "test/viewc/good/constants.html"
    if (v->kind == THING_ROUND) {
        VIEW_LITERAL(view, "<p>round</p>");
#line 4 "test/viewc/good/constants.html"
    }
#line 4 "test/viewc/good/constants.html"
    if (v->number != 3) {
        VIEW_LITERAL(view, "<p>not three</p>");
#line 4 "test/viewc/good/constants.html"
    }
}
