/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * openssl: the library's headers, for the files of this room only.
 *
 * OpenSSL names a type of its own ERR_STATE, which is also one of our codes (base/err.h). While
 * its headers are read, that word means another one; nothing here uses that type.
 */
#ifndef WAYMARK_CRYPTO_OPENSSL_H
#define WAYMARK_CRYPTO_OPENSSL_H

#include "base/base.h"

#define ERR_STATE openssl_err_state
#include <openssl/crypto.h>
#include <openssl/evp.h>
#undef ERR_STATE

#endif
