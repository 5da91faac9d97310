/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * Included before everything else (-include, see the Makefile). Using one of these names is an
 * error; the comment says what takes its place.
 */
#ifndef WAYMARK_BASE_BANNED_H
#define WAYMARK_BASE_BANNED_H

/* Headers first, so that their own declarations are read before the names are poisoned. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* clang-format off */
#pragma GCC poison strcpy strncpy strcat strncat stpcpy  /* buf_add, arena_str */
#pragma GCC poison sprintf vsprintf gets                 /* buf_fmt for logs, writers for the rest */
#pragma GCC poison strtok strtok_r                       /* str_split */
#pragma GCC poison atoi atol atoll atof                  /* str_to_u64, str_to_i64 */
#pragma GCC poison system popen                          /* nothing: we start no shell */
#pragma GCC poison tmpnam mktemp                         /* mkstemp in the right folder */
#pragma GCC poison localtime gmtime ctime asctime        /* base/time.h */
#pragma GCC poison srand srandom drand48                 /* world.random */
#pragma GCC poison alloca                                /* arena */
#ifndef WAYMARK_TEST
#pragma GCC poison setjmp longjmp                        /* err */
#endif
/* clang-format on */

/* As a call only: OpenSSL's headers have parameters of this name. */
#define rand() rand_is_banned_use_world_random

#endif
