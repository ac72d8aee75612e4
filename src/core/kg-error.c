// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"

/* The error domain shared by all layers. */

G_DEFINE_QUARK (kg-error-quark, kg_error)

/**
 * kg_error_exit_status:
 * @error: (nullable): an error
 *
 * The exit status of the command line for @error: 0 done, 1 failed, 2 usage,
 * 3 input refused, 4 store unavailable or damaged, 5 conflict, 6 not allowed
 * in this state or for this seat.
 */
int
kg_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;

  if (error->domain != KG_ERROR)
    return 1;

  switch ((KgErrorCode) error->code) {
  case KG_ERROR_USAGE:
    return 2;
  case KG_ERROR_REFUSED:
  case KG_ERROR_BAD_CELL:
    return 3;
  case KG_ERROR_UNAVAILABLE:
  case KG_ERROR_DAMAGED:
  case KG_ERROR_NEWER_SCHEMA:
  case KG_ERROR_READ_ONLY:
  case KG_ERROR_DISK_FULL:
    return 4;
  case KG_ERROR_CONFLICT:
    return 5;
  case KG_ERROR_INVALID_TRANSITION:
  case KG_ERROR_NOT_ALLOWED:
    return 6;
  case KG_ERROR_FAILED:
  case KG_ERROR_NOT_FOUND:
  case KG_ERROR_FONT_MISSING:
  default:
    return 1;
  }
}
