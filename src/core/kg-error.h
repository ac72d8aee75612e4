// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgErrorCode:
 *
 * What a person or a program can do about an error. The command line maps
 * each code to its exit status; see kg_error_exit_status().
 */
typedef enum {
  KG_ERROR_FAILED,             /* something else went wrong */
  KG_ERROR_USAGE,              /* the command's words are off */
  KG_ERROR_REFUSED,            /* the input was refused, nothing was stored */
  KG_ERROR_BAD_CELL,           /* one cell or field of the input is wrong */
  KG_ERROR_UNAVAILABLE,        /* the store or file cannot be reached */
  KG_ERROR_DAMAGED,            /* the store is not a store, or is damaged */
  KG_ERROR_NEWER_SCHEMA,       /* the store was written by a newer version */
  KG_ERROR_READ_ONLY,          /* the store or place cannot be written */
  KG_ERROR_DISK_FULL,          /* no room left */
  KG_ERROR_CONFLICT,           /* someone else changed the row meanwhile */
  KG_ERROR_NOT_FOUND,          /* no such row */
  KG_ERROR_INVALID_TRANSITION, /* not allowed in this state */
  KG_ERROR_NOT_ALLOWED,        /* not allowed for this seat, or frozen */
  KG_ERROR_FONT_MISSING,       /* no usable font for a role */
} KgErrorCode;

#define KG_ERROR (kg_error_quark ())

GQuark kg_error_quark       (void);
int    kg_error_exit_status (const GError *error);

G_END_DECLS
