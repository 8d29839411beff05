import type { NoticeKind, NotifySettings } from '../project/notify-settings.ts';
import type { Context } from '../runtime/context.ts';

/** The services that are told by an address, as far as there is one. */
export interface Addresses {
  slack?: URL;
  healthchecks?: URL;
  sentry?: URL;
}

/** Reads the addresses from the environment, and has them masked before anything can print them. */
export function addressesOf(
  settings: NotifySettings,
  kind: NoticeKind,
  context: Pick<Context, 'runner' | 'secrets' | 'events'>,
): Addresses {
  const named = { slack: settings.slack, healthchecks: settings.healthchecks?.[kind], sentry: settings.sentry?.[kind] };
  const found = Object.entries(named).flatMap(([service, variable]) => {
    const url = variable === undefined ? undefined : addressIn(service, variable, context);
    return url ? [[service, url] as const] : [];
  });
  return Object.fromEntries(found);
}

function addressIn(
  service: string,
  variable: string,
  { runner, secrets, events }: Pick<Context, 'runner' | 'secrets' | 'events'>,
): URL | undefined {
  const written = runner.env[variable]?.trim() ?? '';
  for (const part of [written, ...partsOf(written)]) secrets.add(part);
  if (isAllowed(written)) return new URL(written);
  const reason = written === '' ? 'is empty or not set' : 'is no https address';
  events.warning(
    'notify.left-out',
    `${service} is not told: \`notify\` takes its address from the environment variable ${variable}, which ${reason}. Give it to the step: \`env: { ${variable}: \${{ secrets.${variable} }} }\`.`,
    { service },
  );
  return undefined;
}

/** What of an address is secret by itself: an error may tell the path without the host. */
function partsOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { pathname } = new URL(address);
  const long = pathname.split('/').filter((segment) => segment.length >= 12);
  return pathname.length >= 12 ? [pathname, ...long] : long;
}

function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
