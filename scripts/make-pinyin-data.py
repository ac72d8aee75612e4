#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes src/core/kg-pinyin-data.c from the Unicode Han database.

    apt-get install unicode-data
    scripts/make-pinyin-data.py >src/core/kg-pinyin-data.c

The readings are those of the field kTGHZ2013, which has every reading of the
8,105 characters of the national table (通用规范汉字表, 2013); characters of
GB 2312 and GB 12345 beyond it come with kMandarin. Which of several readings
is the usual one in names is said by pinyin-phrases.txt beside this script.
"""

import bz2
import os
import sys
import unicodedata

UNIHAN = os.environ.get('UNIHAN', '/usr/share/unicode')
TONES = {'\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4}
BASE, END = 0x4E00, 0xA000
POLY, PHRASE, SURNAME = 0x8000, 0x4000, 0x2000


def fields(name, wanted):
    found = {}
    with bz2.open(f'{UNIHAN}/{name}.txt.bz2', 'rt', encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('U+'):
                code, key, value = line.rstrip('\n').split('\t')
                if key in wanted:
                    found.setdefault(int(code[2:], 16), {})[key] = value
    return found


def split_marked(text):
    """'lǜ' -> ('lv', 4); the neutral tone is 5."""
    tone, letters = 5, ''
    for char in unicodedata.normalize('NFD', text):
        if char in TONES:
            tone = TONES[char]
        elif char == '\u0308':
            letters = letters[:-1] + 'v'
        elif char == '\u0302':
            pass
        else:
            letters += char
    return letters, tone


def split_numbered(text):
    return text[:-1], int(text[-1])


def read_phrases(path):
    usual, surnames, phrases = {}, {}, {}
    with open(path, encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            words = line.split()
            if not words or words[0].startswith('#'):
                continue
            text, values = words[0], words[1:]
            target = phrases
            if text.startswith('^'):
                text, target = text[1:], surnames
            elif len(text) == 1:
                target = usual
            if len(text) != len(values) or text in target:
                sys.exit(f'{path}:{number}: cannot be right: {line}')
            target[text] = values
    return usual, surnames, phrases


def readings_of(unihan, mappings, usual):
    table = {}
    for code, entry in unihan.items():
        known = []
        for item in entry.get('kTGHZ2013', '').split():
            known += [split_marked(r) for r in item.split(':')[1].split(',')]
        first = [split_marked(r) for r in entry.get('kMandarin', '').split()]
        if not known:
            if not mappings.get(code) or not first:
                continue
            known = first
        if chr(code) in usual:
            head = split_numbered(usual[chr(code)][0])
        else:
            head = first[0] if first and first[0] in known else known[0]
            same = [r for r in first if r in known]
            head = same[0] if same else head
        # One of each sound: only the usual reading's tone is of use.
        distinct = [head]
        for reading in known:
            if reading[0] not in [d[0] for d in distinct]:
                distinct.append(reading)
        table[code] = distinct
    return table


def rows(values, per_line, form):
    text = [form(v) for v in values]
    return '\n'.join('  ' + ' '.join(t + ',' for t in text[i:i + per_line])
                     for i in range(0, len(text), per_line))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    usual, surnames, phrases = read_phrases(f'{here}/pinyin-phrases.txt')
    table = readings_of(fields('Unihan_Readings', {'kTGHZ2013', 'kMandarin'}),
                        fields('Unihan_OtherMappings', {'kGB0', 'kGB1'}), usual)

    def explicit(text, values):
        return [table[ord(c)][0] if v == '-' else split_numbered(v)
                for c, v in zip(text, values)]

    syllables = sorted({r[0] for rs in table.values() for r in rs})
    index = {s: i for i, s in enumerate(syllables)}

    def number(reading):
        return index[reading[0]] * 5 + reading[1] - 1

    # Longer phrases first, so that the first one that fits is the right one.
    ordered = sorted(phrases, key=lambda p: (ord(p[0]), -len(p), p))
    starts = {p[0] for p in phrases}
    lists, values = [], {}
    for code, readings in table.items():
        if len(readings) > 1:
            value = POLY | len(lists)
            lists += [number(r) for r in readings[:-1]] + [number(readings[-1]) | POLY]
        else:
            value = number(readings[0])
        if chr(code) in starts:
            value |= PHRASE
        if chr(code) in surnames:
            value |= SURNAME
        values[code] = value
    assert len(syllables) * 5 < SURNAME and len(lists) < SURNAME

    near = sorted(c for c in values if BASE <= c < END)
    far = sorted(c for c in values if not BASE <= c < END)
    bits, ranks, count = [], [], 0
    present = set(near)
    for start in range(BASE, END, 64):
        word = sum(1 << i for i in range(64) if start + i in present)
        ranks.append(count)
        bits.append(word)
        count += bin(word).count('1')

    out = sys.stdout.write
    out(f'''// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-FileCopyrightText: 1991-2022 Unicode, Inc.
// SPDX-License-Identifier: GPL-3.0-or-later AND Unicode-DFS-2016

/* Made by scripts/make-pinyin-data.py: do not edit.
 *
 * Readings of {len(values)} Han characters, {sum(len(r) > 1 for r in table.values())} of them with several sounds, out of
 * the fields kTGHZ2013 and kMandarin of the Unicode Han database 15.0 (Debian
 * package unicode-data), changed into this form and corrected for names by
 * scripts/pinyin-phrases.txt. The database is under the Unicode licence. */

#include "config.h"

#include "core/kg-pinyin-data.h"

const char kg_pinyin_syllables[KG_PINYIN_N_SYLLABLES][7] = {{
''')
    out(rows(syllables, 10, lambda s: f'"{s}"') + '\n};\n\n')
    out('const guint64 kg_pinyin_present[KG_PINYIN_N_BLOCKS] = {\n')
    out(rows(bits, 4, lambda v: f'{v:#018x}') + '\n};\n\n')
    out('const guint16 kg_pinyin_ranks[KG_PINYIN_N_BLOCKS] = {\n')
    out(rows(ranks, 14, str) + '\n};\n\n')
    out('const guint16 kg_pinyin_values[] = {\n')
    out(rows([values[c] for c in near], 14, str) + '\n};\n\n')
    out('const gunichar kg_pinyin_far[KG_PINYIN_N_FAR] = {\n')
    out(rows(far, 9, lambda v: f'{v:#x}') + '\n};\n\n')
    out('const guint16 kg_pinyin_far_values[KG_PINYIN_N_FAR] = {\n')
    out(rows([values[c] for c in far], 14, str) + '\n};\n\n')
    out('const guint16 kg_pinyin_lists[] = {\n')
    out(rows(lists, 14, str) + '\n};\n\n')
    out('const KgPinyinSurname kg_pinyin_surnames[KG_PINYIN_N_SURNAMES] = {\n')
    out(rows(sorted(surnames), 5,
             lambda s: f'{{ {ord(s):#x}, {number(split_numbered(surnames[s][0]))} }}') + '\n};\n\n')
    out('const KgPinyinPhrase kg_pinyin_phrases[KG_PINYIN_N_PHRASES] = {\n')
    for phrase in ordered:
        numbers = ', '.join(str(number(r)) for r in explicit(phrase, phrases[phrase]))
        out(f'  {{ "{phrase}", {{ {numbers} }} }},\n')
    out('};\n')

    with open(f'{here}/../src/core/kg-pinyin-data.h', 'w', encoding='utf-8') as header:
        header.write(f'''// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Made by scripts/make-pinyin-data.py: do not edit. For kg-pinyin.c alone.
 *
 * A reading is a number: five times the syllable's plus the tone, from 0; in
 * the order of a dictionary. The value of a character is its reading, or
 * KG_PINYIN_POLY and where its readings begin in the lists; a list ends with
 * KG_PINYIN_POLY. */

#define KG_PINYIN_FIRST {BASE:#x}
#define KG_PINYIN_END {END:#x}
#define KG_PINYIN_N_SYLLABLES {len(syllables)}
#define KG_PINYIN_N_BLOCKS {len(bits)}
#define KG_PINYIN_N_FAR {len(far)}
#define KG_PINYIN_N_SURNAMES {len(surnames)}
#define KG_PINYIN_N_PHRASES {len(phrases)}

#define KG_PINYIN_POLY {POLY:#x}    /* more than one sound */
#define KG_PINYIN_PHRASE {PHRASE:#x}  /* the first character of a phrase */
#define KG_PINYIN_SURNAME {SURNAME:#x} /* read otherwise as a surname */
#define KG_PINYIN_NUMBER {SURNAME - 1:#x}

typedef struct {{
  gunichar ch;
  guint16 reading;
}} KgPinyinSurname;

typedef struct {{
  const char *text;
  guint16 readings[{max(map(len, phrases))}];
}} KgPinyinPhrase;

extern const char kg_pinyin_syllables[KG_PINYIN_N_SYLLABLES][7];
extern const guint64 kg_pinyin_present[KG_PINYIN_N_BLOCKS];
extern const guint16 kg_pinyin_ranks[KG_PINYIN_N_BLOCKS];
extern const guint16 kg_pinyin_values[];
extern const gunichar kg_pinyin_far[KG_PINYIN_N_FAR];
extern const guint16 kg_pinyin_far_values[KG_PINYIN_N_FAR];
extern const guint16 kg_pinyin_lists[];
extern const KgPinyinSurname kg_pinyin_surnames[KG_PINYIN_N_SURNAMES];
extern const KgPinyinPhrase kg_pinyin_phrases[KG_PINYIN_N_PHRASES];

G_END_DECLS
''')
    size = (len(syllables) * 7 + len(bits) * 10 + len(near) * 2 + len(far) * 6 +
            len(lists) * 2 + len(phrases) * 24)
    print(f'{len(values)} characters, {len(syllables)} syllables, {len(phrases)} phrases, '
          f'{size} bytes', file=sys.stderr)


main()
