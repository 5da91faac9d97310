/* Made by tools/viewc from the templates; docs/views.md. */
#include "if_attribute.h"

void view_good_if_attribute(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<input type=\"checkbox\"");
#line 4 "test/viewc/good/if_attribute.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, " checked");
#line 4 "test/viewc/good/if_attribute.html"
    }
#line 4 "test/viewc/good/if_attribute.html"
    if (VIEW_TRUE(v->no)) {
        VIEW_LITERAL(view, " disabled");
#line 4 "test/viewc/good/if_attribute.html"
    } else {
        VIEW_LITERAL(view, " required");
#line 4 "test/viewc/good/if_attribute.html"
    }
    VIEW_LITERAL(view, " name=\"x\">\n"
                       "<p");
#line 5 "test/viewc/good/if_attribute.html"
    if (VIEW_TRUE(v->name)) {
        VIEW_LITERAL(view, " class=\"a\"");
#line 5 "test/viewc/good/if_attribute.html"
    } else {
        VIEW_LITERAL(view, " class=\"b\"");
#line 5 "test/viewc/good/if_attribute.html"
    }
    VIEW_LITERAL(view, " id=\"p\">x</p>");
}
