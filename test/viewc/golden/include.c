/* Made by tools/viewc from the templates; docs/views.md. */
#include "include.h"

void view_good_include(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<ul>\n");
#line 5 "test/viewc/good/include.html"
    for (size_t at_thing = 0; at_thing < v->pointers.n; at_thing++) {
#line 5 "test/viewc/good/include.html"
        const struct thing *thing = VIEW_ITEM(struct thing, v->pointers, at_thing);
#line 5 "test/viewc/good/include.html"
        (void)thing;
        VIEW_LITERAL(view, "\n");
#line 6 "test/viewc/good/include.html"
        view_include_item(view, VIEW_REF(view_include_item_type, thing));
        VIEW_LITERAL(view, "\n");
#line 7 "test/viewc/good/include.html"
    }
#line 8 "test/viewc/good/include.html"
    view_include_item(view, VIEW_REF(view_include_item_type, v->inner));
    VIEW_LITERAL(view, "\n");
#line 9 "test/viewc/good/include.html"
    view_include_item(view, VIEW_REF(view_include_item_type, v->pointer));
    VIEW_LITERAL(view, "\n"
                       "</ul>\n");
#line 11 "test/viewc/good/include.html"
    view_include_list(view, VIEW_REF(view_include_list_type, v->holder));
}

void view_include_list(struct view *view, const struct thing_holder *v) {
    (void)view;
    VIEW_LITERAL(view, "<p>");
#line 14 "test/viewc/good/include.html"
    for (size_t at_thing = 0; at_thing < v->list.n; at_thing++) {
#line 14 "test/viewc/good/include.html"
        const struct thing *thing = VIEW_ITEM(struct thing, v->list, at_thing);
#line 14 "test/viewc/good/include.html"
        (void)thing;
#line 14 "test/viewc/good/include.html"
        VIEW_TEXT(view, thing->name);
        VIEW_LITERAL(view, " ");
#line 14 "test/viewc/good/include.html"
    }
    VIEW_LITERAL(view, "</p>");
}

void view_include_item(struct view *view, const struct thing *v) {
    (void)view;
    VIEW_LITERAL(view, "<li>");
#line 17 "test/viewc/good/include.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "</li>");
}
