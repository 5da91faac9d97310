/* Made by tools/viewc from the templates; docs/views.md. */
#include "text.h"

void view_good_text(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/text.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, " and ");
#line 4 "test/viewc/good/text.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, ", ");
#line 4 "test/viewc/good/text.html"
    VIEW_TEXT(view, v->empty);
    VIEW_LITERAL(view, ".</p>");
}
