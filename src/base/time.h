/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * time: instants as integer microseconds since 1970-01-01T00:00:00Z, without leap
 * seconds, proleptic Gregorian calendar. The clock itself is world.h's, so that
 * nothing below asks the machine what time it is.
 */
#ifndef WAYMARK_BASE_TIME_H
#define WAYMARK_BASE_TIME_H

#include "base/buf.h"

typedef int64_t time_us;

#define TIME_SECOND ((time_us)1000000)
#define TIME_MINUTE (60 * TIME_SECOND)
#define TIME_HOUR   (60 * TIME_MINUTE)
#define TIME_DAY    (24 * TIME_HOUR)

struct civil {
    int year;    /* 1..9999 */
    int month;   /* 1..12 */
    int day;     /* 1..31 */
    int hour;    /* 0..23 */
    int minute;  /* 0..59 */
    int second;  /* 0..59 */
    int micro;   /* 0..999999 */
    int weekday; /* 0 = Sunday; ignored when going back */
};

/* UTC. An instant outside the years 1..9999 is taken as the nearest one inside. */
struct civil time_to_civil(time_us t);
/* ASSERTs civil_is_valid. */
time_us time_from_civil(struct civil c);
bool civil_is_valid(struct civil c);

/* "2026-11-22T13:28:14Z" (RFC 3339), seconds only. */
void time_add_rfc3339(buf *b, time_us t);
/* "2026-11-22" */
void time_add_date(buf *b, time_us t);
/* "Sun, 22 Nov 2026 13:28:14 GMT" (RFC 9110 §5.6.7). */
void time_add_http(buf *b, time_us t);

/* The whole of `s` in that form; false when it is not. Fractions (cut to
 * microseconds) and offsets are understood; a leap second is not an instant here. */
bool time_parse_rfc3339(str s, time_us *ret);
/* A date alone, at midnight UTC. */
bool time_parse_date(str s, time_us *ret);
/* The one preferred form of RFC 9110 §5.6.7 (IMF-fixdate). */
bool time_parse_http(str s, time_us *ret);

#endif
