// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-page.h"

G_BEGIN_DECLS

void kg_definition_acts_install (KgDefinitionPageClass *klass);
void kg_definition_acts_run     (KgDefinitionPage      *self,
                                 KgDefinitionAct        func,
                                 const char            *label,
                                 const char            *key,
                                 char                  *done);
void kg_definition_acts_edit    (KgDefinitionPage      *self,
                                 const char            *key);
void kg_definition_acts_import  (KgDefinitionPage      *self,
                                 const char            *path);
void kg_definition_acts_export  (KgDefinitionPage      *self,
                                 const char            *path,
                                 const char            *key);

G_END_DECLS
