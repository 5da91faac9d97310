/* Made by tools/viewc from the templates; docs/views.md. */
#include "each_empty.h"

void view_good_each_empty(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<ul>");
#line 4 "test/viewc/good/each_empty.html"
    for (size_t at_w = 0; at_w < v->no_words.n; at_w++) {
#line 4 "test/viewc/good/each_empty.html"
        const str w = v->no_words.at[at_w];
#line 4 "test/viewc/good/each_empty.html"
        (void)w;
        VIEW_LITERAL(view, "<li>");
#line 4 "test/viewc/good/each_empty.html"
        VIEW_TEXT(view, w);
        VIEW_LITERAL(view, "</li>");
#line 4 "test/viewc/good/each_empty.html"
    }
    VIEW_LITERAL(view, "</ul>");
}
