/* Made by tools/viewc from the templates; docs/views.md. */
#include "form.h"

void view_good_form(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<form method=\"post\" action=\"/x/");
#line 4 "test/viewc/good/form.html"
    VIEW_URL_PATH(view, v->key);
    VIEW_LITERAL(view, "\"><label for=\"f\">");
#line 4 "test/viewc/good/form.html"
    view_message(view, STR("Name"), 0, 0);
    VIEW_LITERAL(view, "</label><input id=\"f\" name=\"n\" value=\"");
#line 4 "test/viewc/good/form.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "\" placeholder=\"");
#line 4 "test/viewc/good/form.html"
    view_message(view, STR("Your name"), 0, 0);
    VIEW_LITERAL(view, "\"><select name=\"s\"><option value=\"");
#line 4 "test/viewc/good/form.html"
    VIEW_TEXT(view, v->key);
    VIEW_LITERAL(view, "\"");
#line 4 "test/viewc/good/form.html"
    if (VIEW_TRUE(v->yes)) {
        VIEW_LITERAL(view, " selected");
#line 4 "test/viewc/good/form.html"
    }
    VIEW_LITERAL(view, ">");
#line 4 "test/viewc/good/form.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "</option></select><button type=\"submit\">");
#line 4 "test/viewc/good/form.html"
    view_message(view, STR("Save"), 0, 0);
    VIEW_LITERAL(view, "</button></form>");
}
