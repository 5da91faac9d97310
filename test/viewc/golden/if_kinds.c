/* Made by tools/viewc from the templates; docs/views.md. */
#include "if_kinds.h"

void view_good_if_kinds(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<ul>");
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->name)) {
        VIEW_LITERAL(view, "<li>name</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->empty)) {
        VIEW_LITERAL(view, "<li>empty</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->number)) {
        VIEW_LITERAL(view, "<li>number</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->body)) {
        VIEW_LITERAL(view, "<li>body</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->no_body)) {
        VIEW_LITERAL(view, "<li>no body</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->pointer)) {
        VIEW_LITERAL(view, "<li>pointer</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->nothing)) {
        VIEW_LITERAL(view, "<li>nothing</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->words.n)) {
        VIEW_LITERAL(view, "<li>words</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
#line 4 "test/viewc/good/if_kinds.html"
    if (VIEW_TRUE(v->no_words.n)) {
        VIEW_LITERAL(view, "<li>no words</li>");
#line 4 "test/viewc/good/if_kinds.html"
    }
    VIEW_LITERAL(view, "</ul>");
}
