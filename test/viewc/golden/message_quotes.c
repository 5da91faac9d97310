/* Made by tools/viewc from the templates; docs/views.md. */
#include "message_quotes.h"

void view_good_message_quotes(struct view *view, const struct good *v) {
    (void)view;
    (void)v;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/message_quotes.html"
    view_message(view, STR("Say \"yes\" \\ & <go> ?\?/"), 0, 0);
    VIEW_LITERAL(view, "</p>");
}
