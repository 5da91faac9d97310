/* Made by queryc from sql/queries; changes here are lost. */
#ifndef WAYMARK_GEN_QUERIES_H
#define WAYMARK_GEN_QUERIES_H

#include "store/change.h"
#include "store/store.h"

enum query_id {
    QUERY_PART_DROP, /* good/queries/parts.sql:2 */
    QUERY_THING_FLAGS, /* good/queries/parts.sql:7 */
    QUERY_THING_GET, /* good/queries/things.sql:1 */
    QUERY_THING_SINCE, /* good/queries/things.sql:11 */
    QUERY_THING_TOTAL, /* good/queries/things.sql:18 */
    QUERY_THING_ADD, /* good/queries/things.sql:23 */
    QUERY_COUNT
};

extern const struct store_migration schema_migrations[2];
extern const struct store_catalog queries_catalog;

/* good/queries/parts.sql:2 */
struct part_drop_params {
    struct store_maybe_str thing;
};
void change_part_drop(struct change *c, const struct part_drop_params *p, int64_t rows_expected);

/* good/queries/parts.sql:7 */
struct thing_flags_params {
    bool flag;
    struct store_maybe_str note;
    struct store_maybe_int at;
};
struct thing_flags_row {
    bool flag;
    struct store_maybe_str note;
    struct store_maybe_int at;
    str both;
};
MUST_USE err query_thing_flags_each(struct store_reader *r, const struct thing_flags_params *p, struct store_cursor *ret);
bool query_thing_flags_next(struct store_cursor *c, struct arena *a, struct thing_flags_row *ret);
MUST_USE err query_thing_flags_one(struct store_reader *r, struct arena *a, const struct thing_flags_params *p, struct thing_flags_row *ret);

/* One of all types.
 * And a second line of "text" with ??/ in it.
 * good/queries/things.sql:1 */
struct thing_get_params {
    str id;
};
struct thing_get_row {
    str id;
    int64_t count;
    str word;
    struct store_maybe_bool flag;
    struct store_maybe_str data;
    time_us made_at;
};
MUST_USE err query_thing_get_each(struct store_reader *r, const struct thing_get_params *p, struct store_cursor *ret);
bool query_thing_get_next(struct store_cursor *c, struct arena *a, struct thing_get_row *ret);
MUST_USE err query_thing_get_one(struct store_reader *r, struct arena *a, const struct thing_get_params *p, bool *ret_found, struct thing_get_row *ret);

/* good/queries/things.sql:11 */
struct thing_since_params {
    time_us since;
    int64_t count_max;
};
MUST_USE err query_thing_since_each(struct store_reader *r, const struct thing_since_params *p, struct store_cursor *ret);
bool query_thing_since_next(struct store_cursor *c, struct arena *a, struct thing_get_row *ret);

/* good/queries/things.sql:18 */
struct thing_total_row {
    int64_t total;
};
MUST_USE err query_thing_total_each(struct store_reader *r, struct store_cursor *ret);
bool query_thing_total_next(struct store_cursor *c, struct arena *a, struct thing_total_row *ret);
MUST_USE err query_thing_total_one(struct store_reader *r, struct arena *a, struct thing_total_row *ret);

/* good/queries/things.sql:23 */
struct thing_add_params {
    str id;
    int64_t count;
    str word;
    struct store_maybe_bool flag;
    struct store_maybe_str data;
    time_us made_at;
};
void change_thing_add(struct change *c, const struct thing_add_params *p, int64_t rows_expected);

#endif
