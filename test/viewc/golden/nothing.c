/* Made by tools/viewc from the templates; docs/views.md. */
#include "nothing.h"

void view_good_nothing(struct view *view, const struct good *v) {
    (void)view;
    (void)v;
}
