/* Made by tools/viewc from the templates; docs/views.md. */
#include "preserve.h"

void view_good_preserve(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<pre>\n"
                       "  a\n"
                       "    ");
#line 5 "test/viewc/good/preserve.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "\n"
                       "</pre><textarea name=\"t\">\n");
#line 6 "test/viewc/good/preserve.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "  \n"
                       " x</textarea><pre>\n"
                       "b  c</pre>");
}
