/* Made by tools/viewc from the templates; docs/views.md. */
#include "if.h"

void view_good_if(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/if.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, "yes");
#line 4 "test/viewc/good/if.html"
    }
#line 4 "test/viewc/good/if.html"
    if (VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, "no");
#line 4 "test/viewc/good/if.html"
    }
#line 4 "test/viewc/good/if.html"
    if (!VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, " not no");
#line 4 "test/viewc/good/if.html"
    }
    VIEW_LITERAL(view, "</p>");
}
