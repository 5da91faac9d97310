/* Made by tools/viewc from the templates; docs/views.md. */
#include "each_pointer.h"

void view_good_each_pointer(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<ul>");
#line 4 "test/viewc/good/each_pointer.html"
    for (size_t at_thing = 0; at_thing < v->pointers.n; at_thing++) {
#line 4 "test/viewc/good/each_pointer.html"
        const struct thing *thing = VIEW_ITEM(struct thing, v->pointers, at_thing);
#line 4 "test/viewc/good/each_pointer.html"
        (void)thing;
        VIEW_LITERAL(view, "<li>");
#line 4 "test/viewc/good/each_pointer.html"
        VIEW_TEXT(view, thing->name);
        VIEW_LITERAL(view, "</li>");
#line 4 "test/viewc/good/each_pointer.html"
    }
    VIEW_LITERAL(view, "</ul>");
}
