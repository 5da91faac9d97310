/* Made by tools/viewc from the templates; docs/views.md. */
#include "each_struct.h"

void view_good_each_struct(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<dl>");
#line 4 "test/viewc/good/each_struct.html"
    for (size_t at_thing = 0; at_thing < v->things.n; at_thing++) {
#line 4 "test/viewc/good/each_struct.html"
        const struct thing *thing = VIEW_ITEM(struct thing, v->things, at_thing);
#line 4 "test/viewc/good/each_struct.html"
        (void)thing;
        VIEW_LITERAL(view, "<dt>");
#line 4 "test/viewc/good/each_struct.html"
        VIEW_TEXT(view, (at_thing + 1));
        VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/each_struct.html"
        VIEW_TEXT(view, thing->name);
        VIEW_LITERAL(view, "</dt>");
#line 4 "test/viewc/good/each_struct.html"
        for (size_t at_part = 0; at_part < thing->parts.n; at_part++) {
#line 4 "test/viewc/good/each_struct.html"
            const str part = thing->parts.at[at_part];
#line 4 "test/viewc/good/each_struct.html"
            (void)part;
            VIEW_LITERAL(view, "<dd>");
#line 4 "test/viewc/good/each_struct.html"
            VIEW_TEXT(view, (at_thing + 1));
            VIEW_LITERAL(view, ".");
#line 4 "test/viewc/good/each_struct.html"
            VIEW_TEXT(view, (at_part + 1));
            VIEW_LITERAL(view, " ");
#line 4 "test/viewc/good/each_struct.html"
            VIEW_TEXT(view, part);
            VIEW_LITERAL(view, "</dd>");
#line 4 "test/viewc/good/each_struct.html"
        }
#line 4 "test/viewc/good/each_struct.html"
    }
    VIEW_LITERAL(view, "</dl>");
}
