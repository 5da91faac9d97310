/* Made by tools/viewc from the templates; docs/views.md. */
#include "plural.h"

void view_good_plural(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 4 "test/viewc/good/plural.html"
    view_plural(view, STR("{n} unit"), STR("{n} units"), (const struct view_value[]){VIEW_COUNT("n", v->number)}, 1);
    VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/plural.html"
    view_plural(view, STR("One thing of {name}"), STR("{n} things of {name}"), (const struct view_value[]){VIEW_COUNT("n", v->inner.count), VIEW_VALUE("name", v->name)}, 2);
    VIEW_LITERAL(view, "</p>");
}
