import type { SecretUse } from '../project/checks/fields.ts';
import type { SmokeCheck } from '../project/checks.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Hidden } from './curl.ts';

/** A key as it is sent. */
export interface Credential {
  /** In lower case. */
  header: string;
  /** The key itself. */
  key: string;
  /** Empty: the key stands alone. */
  scheme: string;
  /** How the key is named in commands. */
  hidden: Hidden;
}

/** The value of the header. */
export function headerValue({ scheme, key }: Credential): string {
  return scheme === '' ? key : `${scheme} ${key}`;
}

/** The key that a check is to send, from the environment; those of all checks were looked at by `requireSecrets`. */
export function credentialOf(
  { env, header, scheme }: SecretUse,
  environment: Readonly<Record<string, string | undefined>>,
): Credential {
  return {
    header: header.toLowerCase(),
    scheme,
    key: environment[env] ?? '',
    hidden: { value: environment[env] ?? '', shell: `$${env}` },
  };
}

/**
 * Masks the keys that the checks use. To be called before anything is changed: a key that is missing must not be found
 * when a version serves already.
 * @throws ActionError `input-invalid` with all that are missing or cannot be sent
 */
export function requireSecrets(
  checks: readonly SmokeCheck[],
  { runner, secrets }: Pick<Context, 'runner' | 'secrets'>,
): void {
  const uses = checks.flatMap(({ name, secret }) => (secret ? [{ check: name, env: secret.env }] : []));
  for (const { env } of uses) secrets.add(runner.env[env]);
  const wrong = [...Map.groupBy(uses, ({ env }) => env)].flatMap(([env, users]) => {
    const problem = problemOf(runner.env[env]);
    return problem === undefined ? [] : [{ env, told: tell(env, problem, users) }];
  });
  const [first] = wrong;
  if (!first) return;
  throw new ActionError('input-invalid', `${wrong.map(({ told }) => told).join(' ')} Nothing was done.`, {
    hint: `Give it to the step: \`env: { ${first.env}: \${{ secrets.${first.env} }} }\`. Is the secret there for this environment?`,
  });
}

function tell(env: string, problem: string, users: readonly { check: string }[]): string {
  const names = users.map(({ check }) => `«${check}»`).join(', ');
  const [checks, take] = users.length === 1 ? ['check', 'takes its'] : ['checks', 'take their'];
  return `The ${checks} ${names} ${take} key from the environment variable ${env}, which ${problem}.`;
}

function problemOf(key: string | undefined): string | undefined {
  if (key === undefined || key.trim() === '') return 'is empty or not set';
  if (key !== key.trim()) return 'begins or ends with a blank or a line break';
  if (/[^\x20-\x7e]/.test(key)) return 'has characters that a header cannot carry';
  return undefined;
}
