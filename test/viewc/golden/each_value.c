/* Made by tools/viewc from the templates; docs/views.md. */
#include "each_value.h"

void view_good_each_value(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p class=\"");
#line 4 "test/viewc/good/each_value.html"
    for (size_t at_w = 0; at_w < v->words.n; at_w++) {
#line 4 "test/viewc/good/each_value.html"
        const str w = v->words.at[at_w];
#line 4 "test/viewc/good/each_value.html"
        (void)w;
#line 4 "test/viewc/good/each_value.html"
        VIEW_TEXT(view, w);
        VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/each_value.html"
    }
    VIEW_LITERAL(view, "\">x</p>");
}
