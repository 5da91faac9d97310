/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * base: what every room stands on: text, memory, errors, time, logs, files.
 *
 * It knows nothing of certificates, HTTP or databases, and includes nothing but the C
 * library and POSIX. There are no globals; the outside world comes through `struct world`.
 */
#ifndef WAYMARK_BASE_BASE_H
#define WAYMARK_BASE_BASE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/map.h"
#include "base/str.h"
#include "base/time.h"
#include "base/tree.h"
#include "base/utf8.h"
#include "base/world.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
