/* Made by tools/viewc from the templates; docs/views.md. */
#include "document.h"

void view_good_document(struct view *view, const struct good *v) {
    (void)view;
    VIEW_LITERAL(view, "<!doctype html>\n"
                       "<!-- a page -->\n"
                       "<html lang=\"");
#line 6 "test/viewc/good/document.html"
    VIEW_TEXT(view, v->key);
    VIEW_LITERAL(view, "\" dir=\"ltr\">\n"
                       "<head>\n"
                       "<meta charset=\"utf-8\">\n"
                       "<title>");
#line 9 "test/viewc/good/document.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, " – Waymark</title>\n"
                       "<link rel=\"stylesheet\" href=\"/a.css?v=");
#line 10 "test/viewc/good/document.html"
    VIEW_URL_QUERY(view, v->number);
    VIEW_LITERAL(view, "\">\n"
                       "<script src=\"/a.js\" defer></script>\n"
                       "</head>\n"
                       "<body>\n"
                       "<main>\n"
                       "<h1>");
#line 15 "test/viewc/good/document.html"
    VIEW_TEXT(view, v->name);
    VIEW_LITERAL(view, "</h1>\n"
                       "</main>\n"
                       "</body>\n"
                       "</html>");
}
