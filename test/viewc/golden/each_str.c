/* Made by tools/viewc from the templates; docs/views.md. */
#include "each_str.h"

void view_good_each_str(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<ul>");
#line 4 "test/viewc/good/each_str.html"
    for (size_t at_w = 0; at_w < v->words.n; at_w++) {
#line 4 "test/viewc/good/each_str.html"
        const str w = v->words.at[at_w];
#line 4 "test/viewc/good/each_str.html"
        (void)w;
        VIEW_LITERAL(view, "<li>");
#line 4 "test/viewc/good/each_str.html"
        VIEW_TEXT(view, (at_w + 1));
        VIEW_LITERAL(view, ". ");
#line 4 "test/viewc/good/each_str.html"
        VIEW_TEXT(view, w);
        VIEW_LITERAL(view, "</li>");
#line 4 "test/viewc/good/each_str.html"
    }
    VIEW_LITERAL(view, "</ul>");
}
