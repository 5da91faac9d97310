/* Made by tools/viewc from the templates; docs/views.md. */
#include "attribute.h"

void view_good_attribute(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p class=\"a ");
#line 4 "test/viewc/good/attribute.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, " b\" title='");
#line 4 "test/viewc/good/attribute.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, " \"quoted\"' data-x data-n=\"");
#line 4 "test/viewc/good/attribute.html"
    VIEW_TEXT(view, v->number);
    VIEW_LITERAL(view, "\" aria-label=\"");
#line 4 "test/viewc/good/attribute.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "\">x</p>");
}
