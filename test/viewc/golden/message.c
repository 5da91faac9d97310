/* Made by tools/viewc from the templates; docs/views.md. */
#include "message.h"

void view_good_message(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p title=\"");
#line 4 "test/viewc/good/message.html"
    view_message(view, STR("Close"), 0, 0);
    VIEW_LITERAL(view, "\">");
#line 4 "test/viewc/good/message.html"
    view_message(view, STR("Hello {name}, you are number {number}."), (const struct view_value[]){VIEW_VALUE("name", v->name), VIEW_VALUE("number", v->number)}, 2);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/message.html"
    view_message(view, STR("{large}"), (const struct view_value[]){VIEW_VALUE("large", v->large)}, 1);
    VIEW_LITERAL(view, "</p>");
}
