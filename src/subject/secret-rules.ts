import { findAssignments, findCredentialUris, findJsonWebTokens, findPrivateKeys } from './secret-forms.ts';
import { isPlaceholder } from './secret-values.ts';

/** A part of a text that is a secret, by UTF-16 units. */
export interface SecretSpan {
  from: number;
  to: number;
  rule: string;
}

/** Finds secrets of a kind, in time that grows with the text's length and no faster. */
export type SecretRule = (text: string) => Iterable<SecretSpan>;

/**
 * A token that begins in a way of its own. `start` has no open repetition, so that a try which fails ends soon; what follows it
 * belongs to the token as long as `rest` says.
 */
function token(rule: string, start: RegExp, rest: RegExp, accept: (value: string) => boolean = () => true): SecretRule {
  return function* (text) {
    const starts = new RegExp(start.source, 'g');
    for (let match = starts.exec(text); match; match = starts.exec(text)) {
      const from = match.index;
      const to = endOfRun(text, starts.lastIndex, rest);
      const value = text.slice(from, to);
      if (!isPlaceholder(value) && accept(value)) yield { from, to, rule };
      starts.lastIndex = to;
    }
  };
}

function endOfRun(text: string, from: number, character: RegExp): number {
  let at = from;
  while (at < text.length && character.test(text.charAt(at))) at++;
  return at;
}

const word = /[A-Za-z0-9_]/;
const dashed = /[A-Za-z0-9_-]/;
const isMixed = (value: string) => /\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value);

/** The formats are those that their issuers document; see secret-rules.test.ts for an example of each. */
export const secretRules: readonly SecretRule[] = [
  findPrivateKeys,
  token('age-secret-key', /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{20}/, /[A-Z0-9]/),
  token('aws-access-key', /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/, /(?!)/),
  token('github-token', /gh[pousr]_[A-Za-z0-9]{30}/, word),
  token('github-token', /github_pat_[A-Za-z0-9_]{22}/, word),
  token('anthropic-key', /sk-ant-[A-Za-z0-9_-]{16}/, dashed),
  token('openai-key', /(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20}/, dashed, isMixed),
  token('stripe-key', /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16}/, word),
  token('slack-token', /xox[abeoprs]-[A-Za-z0-9-]{10}/, dashed),
  token('slack-token', /xapp-\d-[A-Za-z0-9-]{10}/, dashed),
  token('slack-webhook', /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{6}/, /[A-Za-z0-9/_-]/),
  token('google-key', /AIza[A-Za-z0-9_-]{35}/, dashed),
  token('google-key', /GOCSPX-[A-Za-z0-9_-]{20}/, dashed),
  token('google-token', /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{20}/, /[A-Za-z0-9_.-]/),
  token('cloudflare-token', /(?<![A-Za-z0-9])cf(?:k|ut|at)_[A-Za-z0-9]{40}/, word),
  token('cloudflare-token', /v1\.0-[0-9a-f]{24}-[0-9a-f]{100}/, /[0-9a-f]/),
  token('npm-token', /npm_[A-Za-z0-9]{36}/, word),
  token('render-key', /(?<![A-Za-z0-9])rnd_[A-Za-z0-9]{24}/, word),
  findJsonWebTokens,
  findCredentialUris,
  findAssignments,
];
