// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/**
 * KgWording:
 *
 * A text that a seat typed over another one, to be stored only where nobody
 * else changed that one meanwhile.
 */
typedef struct {
  const char *text;         /* (nullable): what it shall say; blank for nothing */
  const char *const *known; /* (nullable): all that may stand there as far as the
                             * seat knows; whatever it is where NULL */
  gboolean insist;          /* stores the text all the same */
  char *replaced;           /* (nullable): set to the words of somebody else that
                             * an insisting seat had not seen */
} KgWording;

/* How two texts are told apart */
typedef enum {
  KG_WORDING_AS_TYPED, /* without what is blank around them */
  KG_WORDING_TIDIED,   /* as the minutes say them */
} KgWordingWay;

gboolean kg_wording_may_replace      (KgWording     *self,
                                      KgTxn         *txn,
                                      KgRecord      *row,
                                      const char    *stored,
                                      KgWordingWay   way,
                                      GError       **error);
gboolean kg_wording_store_discussion (KgWording     *self,
                                      KgTxn         *txn,
                                      const char    *item_id,
                                      GError       **error);
gboolean kg_wording_store_decision   (KgWording     *self,
                                      KgTxn         *txn,
                                      const char    *decision_id,
                                      const char    *kind,
                                      GError       **error);
gboolean kg_wording_store_correction (KgWording     *self,
                                      KgTxn         *txn,
                                      KgContext     *context,
                                      KgRecord      *draft,
                                      const char    *part,
                                      GError       **error);

G_END_DECLS
