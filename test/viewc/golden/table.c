/* Made by tools/viewc from the templates; docs/views.md. */
#include "table.h"

void view_good_table(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<table><caption>");
#line 4 "test/viewc/good/table.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody>");
#line 4 "test/viewc/good/table.html"
    for (size_t at_thing = 0; at_thing < v->things.n; at_thing++) {
#line 4 "test/viewc/good/table.html"
        const struct thing *thing = VIEW_ITEM(struct thing, v->things, at_thing);
#line 4 "test/viewc/good/table.html"
        (void)thing;
        VIEW_LITERAL(view, "<tr><td>");
#line 4 "test/viewc/good/table.html"
        VIEW_TEXT(view, thing->name);
        VIEW_LITERAL(view, "<p>x</p></td></tr>");
#line 4 "test/viewc/good/table.html"
    }
    VIEW_LITERAL(view, "</tbody></table>");
}
