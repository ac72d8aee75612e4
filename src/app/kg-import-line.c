// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-import-line.h"

struct _KgImportLine {
  GObject parent_instance;

  char *row;
  char *kind;
  char *text;
};

G_DEFINE_FINAL_TYPE (KgImportLine, kg_import_line, G_TYPE_OBJECT)

typedef enum {
  PROP_ROW = 1,
  PROP_KIND,
  PROP_TEXT,
} KgImportLineProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
kg_import_line_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KgImportLine *self = KG_IMPORT_LINE (object);

  switch ((KgImportLineProperty) property_id) {
  case PROP_ROW:
    g_value_set_string (value, self->row);
    break;
  case PROP_KIND:
    g_value_set_string (value, self->kind);
    break;
  case PROP_TEXT:
    g_value_set_string (value, self->text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_import_line_finalize (GObject *object)
{
  KgImportLine *self = KG_IMPORT_LINE (object);

  g_free (self->row);
  g_free (self->kind);
  g_free (self->text);

  G_OBJECT_CLASS (kg_import_line_parent_class)->finalize (object);
}

static void
kg_import_line_class_init (KgImportLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kg_import_line_get_property;
  object_class->finalize = kg_import_line_finalize;

  properties[PROP_ROW] = g_param_spec_string ("row", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kg_import_line_init (KgImportLine *self)
{
}

/**
 * kg_import_line_new:
 * @row: the row of the file, as the user counts
 */
KgImportLine *
kg_import_line_new (guint       row,
                    const char *kind,
                    const char *text)
{
  KgImportLine *self = g_object_new (KG_TYPE_IMPORT_LINE, NULL);

  self->row = g_strdup_printf ("%u", row);
  self->kind = g_strdup (kind);
  self->text = g_strdup (text);

  return self;
}
