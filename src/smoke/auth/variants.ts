import { randomBytes } from 'node:crypto';
import type { Credential } from '../credential.ts';
import type { Hidden } from '../curl.ts';

/** Of which flaw a guard has that lets a variant in. */
export type Flaw = 'open' | 'undefined' | 'scheme' | 'prefix' | 'longer' | 'case' | 'query';

/** A way to come without the right key in the right place. */
export interface Variant {
  /** After «with». */
  name: string;
  flaw: Flaw;
  /** The value of the credential's header; `undefined`: without it. */
  header: string | undefined;
  /** Other headers. */
  also?: Record<string, string>;
  /** Name of the parameter of the query that has the key. */
  parameter?: string;
  hidden?: Hidden;
}

const parameters = ['key', 'token', 'access_token', 'api_key', 'auth'];

/** All that must be refused; `isBrief`: the two that matter most. */
export function variantsOf(credential: Credential, isBrief: boolean): Variant[] {
  const { key, scheme } = credential;
  const sent = (text: string) => (scheme === '' ? text : `${scheme} ${text}`);
  const always: Variant[] = [
    { name: 'no key', flaw: 'open', header: undefined },
    { name: 'a wrong key', flaw: 'open', header: sent(wrongKey(key)) },
  ];
  if (isBrief) return always;
  return [
    ...always,
    { name: 'an empty key', flaw: 'undefined', header: scheme },
    { name: `\`${sent('undefined')}\``, flaw: 'undefined', header: sent('undefined') },
    { name: `\`${sent('null')}\``, flaw: 'undefined', header: sent('null') },
    ...otherSchemes(credential),
    ...nearlyTheKey(credential, sent),
    ...parameters.map(
      (parameter): Variant => ({ name: `the key in \`?${parameter}=\``, flaw: 'query', header: undefined, parameter }),
    ),
  ];
}

/** As long as the right one, and made anew: a guard may have learnt the last one. */
function wrongKey(key: string): string {
  return randomBytes(key.length).toString('hex').slice(0, Math.max(8, key.length));
}

function otherSchemes({ key, scheme, hidden }: Credential): Variant[] {
  if (scheme === '') return [];
  const shell = `$(printf ':%s' "${hidden.shell}" | base64 | tr -d '\\n')`;
  const basic = Buffer.from(`:${key}`).toString('base64');
  const schemes: Variant[] = [
    {
      name: 'the key as the password of Basic',
      flaw: 'scheme',
      header: `Basic ${basic}`,
      hidden: { value: basic, shell },
    },
    { name: 'the key alone', flaw: 'scheme', header: key },
    { name: '`Token` before the key', flaw: 'scheme', header: `Token ${key}` },
  ];
  return schemes.filter(({ header }) => header !== `${scheme} ${key}`);
}

function nearlyTheKey({ key, hidden }: Credential, sent: (text: string) => string): Variant[] {
  const name = hidden.shell.slice(1);
  const short = key.slice(0, -1);
  const swapped = swapCase(key);
  const nearly: Variant[] = [
    { name: 'the key and one character more', flaw: 'longer', header: sent(`${key}x`) },
    { name: 'one character before the key', flaw: 'longer', header: sent(`x${key}`) },
  ];
  if (short !== '')
    nearly.push({
      name: 'the key without its last character',
      flaw: 'prefix',
      header: sent(short),
      hidden: { value: short, shell: `\${${name}%?}` },
    });
  if (swapped !== key)
    nearly.push({
      name: 'the key with upper and lower case exchanged',
      flaw: 'case',
      header: sent(swapped),
      hidden: { value: swapped, shell: `$(printf %s "$${name}" | tr 'a-zA-Z' 'A-Za-z')` },
    });
  return nearly;
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

export const flaws: Readonly<Record<Flaw, string>> = {
  open: 'The guard is optional, or it stands behind the routing and not before it: refuse before anything else is done.',
  undefined:
    'The secret is not set on the Worker, and the guard compares with the text of nothing (`undefined`): refuse everybody while the secret is missing or empty.',
  scheme:
    'The guard looks for the key somewhere in the header (`includes`, or the last word of it) and not at the whole value.',
  prefix:
    'The guard compares only as far as the shorter of both goes, or with `startsWith` the wrong way round: compare the whole, by digests in constant time.',
  longer:
    'The guard compares with `startsWith`, `endsWith` or `includes`: compare the whole, by digests in constant time.',
  case: 'The guard changes upper to lower case before it compares: keys are compared byte for byte.',
  query: 'A key in an address ends up in logs, histories and referrers: take it from the header and from nowhere else.',
};
