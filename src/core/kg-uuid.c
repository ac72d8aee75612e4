// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-uuid.h"

#include <sys/random.h>

/* Row ids: UUID version 7 (RFC 9562), made by the client, so that a write
 * that was not acknowledged may be repeated safely. Ids made by one process
 * sort in the order they were made, and behind those that it was told of. May
 * be called from any thread. */

/* Year 4200: what is later is no clock that anybody follows. */
#define LATEST ((guint64) 1 << 58)

static GMutex lock;
static guint64 last_stamp;

/**
 * kg_uuid_new:
 *
 * Returns: (transfer full): 36 characters in lower case
 */
char *
kg_uuid_new (void)
{
  guint8 b[16];
  guint64 stamp;

  if (getrandom (b, sizeof b, 0) != sizeof b)
    for (guint i = 0; i < sizeof b; i++)
      b[i] = (guint8) g_random_int ();

  /* 48 bits of milliseconds, then 12 bits of fraction that only grow. */
  stamp = (guint64) g_get_real_time ();
  stamp = (stamp / 1000 << 12) | ((stamp % 1000) * 4096 / 1000);

  g_mutex_lock (&lock);
  if (stamp <= last_stamp)
    stamp = last_stamp + 1;
  last_stamp = stamp;
  g_mutex_unlock (&lock);

  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (stamp >> (52 - 8 * i));
  b[6] = 0x70 | ((stamp >> 8) & 0x0f);
  b[7] = (guint8) stamp;
  b[8] = 0x80 | (b[8] & 0x3f);

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                          "%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                          b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

/**
 * kg_uuid_follow:
 * @id: (nullable): that somebody made, perhaps by a clock that is ahead
 *
 * Has the ids that are made from now on sort behind @id.
 */
void
kg_uuid_follow (const char *id)
{
  guint64 stamp = 0;

  if (!kg_uuid_is_valid (id) || id[14] != '7')
    return;

  for (int i = 0; i < 18; i++)
    if (i != 8 && i != 13 && i != 14)
      stamp = stamp << 4 | (guint64) g_ascii_xdigit_value (id[i]);
  if (stamp >= LATEST)
    return;

  g_mutex_lock (&lock);
  last_stamp = MAX (last_stamp, stamp);
  g_mutex_unlock (&lock);
}

gboolean
kg_uuid_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (int i = 0; i < 36; i++) {
    gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

    if (dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;
  }

  return text[36] == '\0';
}
