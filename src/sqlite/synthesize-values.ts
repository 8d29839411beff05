import { literalsNear } from './synthesize-expressions.ts';
import type { ColumnForm } from './synthesize-table.ts';

export type Value = null | bigint | number | string | Uint8Array;

/** Numbers from here on, and texts that begin so, are in no production: nothing that a migration inserts is the same. */
const firstNumber = 7_000_000_000n;
const madeText = (row: number) => `voygent-made-${row}`;

/**
 * The values to try in a column, best first and each once; NULL is none of them.
 *
 * @param row 1 for a table's first row, 2 for its second: they differ where they can
 * @param names the columns of the table
 */
export function valuesFor(column: ColumnForm, row: number, isStrict: boolean, names: readonly string[]): Value[] {
  const usual = column.unique ? [plain(column, row)] : [...defaultOf(column), plain(column, row)];
  const more = [1, 2, 3, 4].map((other) => plain(column, row + other));
  const fitting = column.expressions.length === 0 ? [] : [...literalsOf(column, row, names), ...commonValues(row)];
  const values = [...usual, ...fitting, ...defaultOf(column), ...more];
  return distinct(storable(values, column, isStrict)).slice(0, mostValues);
}

const mostValues = 150;

/** What a column of this type and name would usually hold. */
function plain(column: ColumnForm, row: number): Value {
  if (looksLikeJson(column)) return jsonText(column, row);
  const { affinity, type, name } = column;
  if (affinity === 'INTEGER') return looksLikeFlag(column) ? BigInt(row % 2) : firstNumber + BigInt(row);
  if (affinity === 'REAL') return Number(firstNumber) + row + 0.5;
  if (type.includes('BLOB')) return new TextEncoder().encode(madeText(row));
  if (affinity === 'NUMERIC') return plainNumeric(column, row);
  if (/(^|_)(date|day)$/i.test(name)) return dateText(row);
  if (looksLikeTime(column)) return `${dateText(row)} 00:00:00`;
  if (/e?mail(_address)?$/i.test(name)) return `${madeText(row)}@example.com`;
  return /(^|_)ur[il]$/i.test(name) ? `https://example.com/${madeText(row)}` : madeText(row);
}

function plainNumeric(column: ColumnForm, row: number): Value {
  if (column.type.startsWith('BOOL')) return BigInt(row % 2);
  if (column.type === 'DATE') return dateText(row);
  if (column.type.startsWith('TIME') && !column.type.startsWith('TIMESTAMP')) return `00:00:0${row % 10}`;
  return looksLikeTime(column) ? `${dateText(row)} 00:00:00` : firstNumber + BigInt(row);
}

const dateText = (row: number) => `2001-01-${String(row).padStart(2, '0')}`;

function looksLikeTime({ type, name, default: text }: ColumnForm): boolean {
  return (
    /DATE|TIME/.test(type) ||
    /(^|[a-z_])(_at|At|_time|timestamp)$/.test(name) ||
    /CURRENT_TIME|datetime/i.test(text ?? '')
  );
}

function looksLikeFlag({ type, name, default: text }: ColumnForm): boolean {
  return type.startsWith('BOOL') || /^(is|has|can)(_|[A-Z])/.test(name) || /^(true|false)$/i.test(text ?? '');
}

const jsonNames = /json|metadata|payload|settings|preferences|config(uration)?$|attributes|properties|(^|_)meta$/i;

function looksLikeJson({ type, name, default: text, affinity, expressions }: ColumnForm): boolean {
  if (/^\(?'\s*(\{.*\}|\[.*\])\s*'\)?$/s.test(text ?? '') || type.includes('JSON')) return true;
  const isText = affinity === 'TEXT' || type === '';
  const isRead = expressions.some(({ words }) =>
    words.some(({ text: word }) => /^json_(valid|type|extract)$/i.test(word)),
  );
  return isText && (isRead || jsonNames.test(name));
}

function jsonText({ default: text }: ColumnForm, row: number): string {
  return /^\(?'\s*\[/.test(text ?? '') ? `["${madeText(row)}"]` : `{"voygent-made":${row}}`;
}

/** The value of a DEFAULT that is a literal. */
function defaultOf(column: ColumnForm): Value[] {
  const text = column.default?.replace(/^\((.*)\)$/s, '$1').trim() ?? '';
  if (looksLikeJson(column)) return [];
  if (/^'.*'$/s.test(text)) return [text.slice(1, -1).replaceAll("''", "'")];
  if (/^".*"$/s.test(text)) return [text.slice(1, -1).replaceAll('""', '"')];
  if (/^[+-]?\d+$/.test(text)) return [BigInt(text)];
  if (/^[+-]?(\d+\.\d*|\.\d+)$/.test(text)) return [Number(text)];
  return /^(true|false)$/i.test(text) ? [BigInt(text.toLowerCase() === 'true')] : [];
}

/** What the expressions on a column ask for by name, and what is near to it. */
function literalsOf(column: ColumnForm, row: number, names: readonly string[]): Value[] {
  return column.expressions.flatMap((expression) => {
    const near = literalsNear(expression, column.name, names);
    // The second row takes another value of a list, so that children find parents of more than one kind.
    const literals = [...near.slice(row - 1), ...near.slice(0, row - 1)];
    const hasLength = expression.words.some(({ text }) => /^(octet_)?length$/i.test(text));
    const lengths = hasLength ? literals.filter((literal) => typeof literal === 'number') : [];
    return [
      ...literals.map(toValue),
      ...lengths.flatMap((length) => [length, length + 1, length - 1].flatMap(ofLength)),
      ...literals.flatMap((literal) => (typeof literal === 'number' ? nearNumber(literal) : nearText(literal, row))),
    ];
  });
}

function toValue(literal: string | number): Value {
  return Number.isInteger(literal) ? BigInt(literal) : literal;
}

function nearNumber(number: number): Value[] {
  return [number + 1, number - 1, number / 2, number * 2].map(toValue);
}

const longestText = 10_000;

function ofLength(length: number): Value[] {
  if (!Number.isInteger(length) || length < 1 || length > longestText) return [];
  return [...['v', 'V', '1', 'a', 'b'].map((letter) => letter.repeat(length)), new Uint8Array(length)];
}

/** Texts that match a pattern, begin so, contain it, or have what a JSON path asks for. */
function nearText(text: string, row: number): Value[] {
  const path = /^\$\.(\w+)$/.exec(text)?.[1];
  return [
    ...['voygent', '', '1'].flatMap((filler) => [likeText(text, filler), globText(text, filler)]),
    `${text}${madeText(row)}`,
    `${text}${row}`,
    `v${text}v${row}`,
    ...(path === undefined ? [] : [`{"${path}":${row}}`, `{"${path}":"${madeText(row)}"}`]),
  ];
}

function likeText(pattern: string, filler: string): string {
  return pattern.replace(/\\([%_\\])|%|_/g, (mark, escaped) => escaped ?? (mark === '%' ? filler : '1'));
}

function globText(pattern: string, filler: string): string {
  return pattern.replace(/\[\^?(.)[^\]]*\]|\?/g, (_, first) => first ?? '1').replaceAll('*', filler);
}

function commonValues(row: number): Value[] {
  return [
    ...[row, 0, 1, 2, 3, -1, 10, 50, 100, 1000].map(toValue),
    0.5,
    madeText(row),
    new TextEncoder().encode(madeText(row)),
    '{}',
    '[]',
    `["${madeText(row)}"]`,
    '2001-01-01',
    '2001-01-01 00:00:00',
    `2001-01-01T00:00:0${row}Z`,
    `2001-01-01T00:00:00.00${row}Z`,
    '00:00',
    '00:00:00',
    `${madeText(row)}@example.com`,
    `https://example.com/${madeText(row)}`,
    `00000000-0000-4000-8000-00000000000${row}`,
    `${row}`.repeat(32),
    madeText(row).toUpperCase(),
    'A',
    'a',
    'USD',
    'en',
    '#000000',
    `+1000000000${row}`,
    '127.0.0.1',
    '1.0.0',
    '',
  ];
}

/** Values as the column would keep them: those that suit its type first, without those that it cannot hold. */
function storable(values: readonly Value[], { affinity, type }: ColumnForm, isStrict: boolean): Value[] {
  if (isStrict) return values.map((value) => realIn(type, value)).filter((value) => isOfStrictType(value, type));
  const suits = (value: Value) => {
    if (affinity === 'INTEGER') return typeof value === 'bigint';
    return value instanceof Uint8Array === type.includes('BLOB') || (affinity !== 'TEXT' && !type.includes('BLOB'));
  };
  return [...values.filter(suits), ...values.filter((value) => !suits(value))];
}

function realIn(type: string, value: Value): Value {
  return type === 'REAL' && typeof value === 'bigint' ? Number(value) : value;
}

function isOfStrictType(value: Value, type: string): boolean {
  if (type === 'ANY') return true;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return value instanceof Uint8Array;
  return type === 'REAL' ? typeof value === 'number' : typeof value === 'bigint';
}

function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size !== seen.add(keyOf(value)).size);
}

/** A text that two values share only when they are the same. */
export function keyOf(value: Value): string {
  return value instanceof Uint8Array ? `blob ${value.join()}` : `${typeof value} ${value}`;
}
