// What D1 allows, found by asking workerd for everything that SQLite has; the test asks it again.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The modules of `CREATE VIRTUAL TABLE … USING`. */
export const allowedModules = words('fts5 fts5vocab rtree rtree_i32');

/** The functions that a statement may call, in small letters. */
export const allowedFunctions = words(`
  -> ->> abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil changes char coalesce concat concat_ws cos cosh count
  cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value floor format
  glob group_concat hex highlight ifnull iif instr json json_array json_array_length json_extract json_group_array
  json_group_object json_insert json_object json_patch json_quote json_remove json_replace json_set json_type json_valid
  jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch
  jsonb_remove jsonb_replace jsonb_set julianday lag last_insert_rowid last_value lead length like likelihood likely ln
  log log2 lower ltrim match max min mod nth_value ntile nullif octet_length percent_rank pi pow printf quote radians
  random randomblob rank replace round row_number rtreecheck rtrim sign sin sinh snippet sqrt strftime string_agg substr
  substring sum tan tanh time timediff total total_changes trim trunc typeof unhex unicode unixepoch unlikely upper
  zeroblob
  sqlite_drop_column sqlite_rename_column sqlite_rename_quotefix sqlite_rename_table sqlite_rename_test`);

/** What does the same as a function that D1 does not allow. */
export const sameFunction: ReadonlyMap<string, string> = new Map([
  ['ceiling', 'ceil()'],
  ['if', 'iif()'],
  ['json_pretty', 'json()'],
  ['log10', 'log()'],
  ['power', 'pow()'],
  ['unistr', 'char()'],
]);

export type PragmaForm = 'no value' | 'on or off' | 'name' | 'optional name' | 'optional number';

/** The PRAGMAs that D1 takes, and with which values. `foreign_keys` is taken, and has no effect in a transaction. */
export const allowedPragmas: ReadonlyMap<string, PragmaForm> = new Map([
  ['data_version', 'no value'],
  ['page_size', 'no value'],
  ['case_sensitive_like', 'on or off'],
  ['defer_foreign_keys', 'on or off'],
  ['foreign_keys', 'on or off'],
  ['ignore_check_constraints', 'on or off'],
  ['legacy_alter_table', 'on or off'],
  ['recursive_triggers', 'on or off'],
  ['reverse_unordered_selects', 'on or off'],
  ['foreign_key_list', 'name'],
  ['index_info', 'name'],
  ['index_list', 'name'],
  ['index_xinfo', 'name'],
  ['table_info', 'name'],
  ['table_xinfo', 'name'],
  ['foreign_key_check', 'optional name'],
  ['quick_check', 'optional name'],
  ['table_list', 'optional name'],
  ['optimize', 'optional number'],
]);
