/* Made by tools/viewc from the templates; docs/views.md. */
#include "integers.h"

void view_good_integers(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->number);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->amount);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->size);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->large);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->huge);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->little);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/integers.html"
    VIEW_TEXT(view, v->inner.count);
    VIEW_LITERAL(view, "</p>");
}
