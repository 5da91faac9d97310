/* Made by tools/viewc from the templates; docs/views.md. */
#include "if_value.h"

void view_good_if_value(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p class=\"a");
#line 4 "test/viewc/good/if_value.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, " b");
#line 4 "test/viewc/good/if_value.html"
    }
#line 4 "test/viewc/good/if_value.html"
    if (VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, " c");
#line 4 "test/viewc/good/if_value.html"
    } else {
        VIEW_LITERAL(view, " d");
#line 4 "test/viewc/good/if_value.html"
    }
    VIEW_LITERAL(view, "\">x</p>");
}
