import type { AuditWaiver } from '../project/configuration.ts';
import type { Settings } from '../project/settings.ts';
import type { Location } from '../runtime/errors.ts';
import { compileGlob, type PathMatcher } from '../subject/glob.ts';
import type { Finding } from './finding.ts';

interface Placed {
  waiver: AuditWaiver;
  location: Location;
  isOf: PathMatcher;
}

export interface Waived {
  finding: Finding;
  waiver: AuditWaiver;
}

export interface WaiverAnswer {
  open: Finding[];
  waived: Waived[];
  /** Waivers whose day is over, whether or not what they accepted is still there. */
  expired: { message: string; location: Location }[];
  /** Waivers that accept nothing. */
  unused: { message: string; location: Location }[];
}

/**
 * Takes out what somebody accepts. An expired waiver accepts nothing.
 * @param now milliseconds since 1970
 * @throws ActionError `config-invalid` for a path that is no glob
 */
export function applyWaivers(findings: readonly Finding[], settings: Settings | undefined, now: number): WaiverAnswer {
  const all = placed(settings);
  const standing = all.filter(({ waiver }) => !isExpired(waiver, now));
  const used = new Set<Placed>();
  const answer: WaiverAnswer = { open: [], waived: [], expired: [], unused: [] };
  for (const finding of findings) {
    const matching = standing.filter((one) => accepts(one, finding));
    for (const one of matching) used.add(one);
    const [first] = matching;
    if (first) answer.waived.push({ finding, waiver: first.waiver });
    else answer.open.push(finding);
  }
  for (const one of all) {
    if (isExpired(one.waiver, now)) answer.expired.push({ location: one.location, message: expiry(one.waiver) });
    else if (!used.has(one))
      answer.unused.push({
        location: one.location,
        message: `${nameOf(one.waiver)} accepts nothing any more: take it out.`,
      });
  }
  return answer;
}

function placed(settings: Settings | undefined): Placed[] {
  const waivers = settings?.value.audit?.waivers ?? [];
  return waivers.map((waiver, index) => ({
    waiver,
    location: settings?.document.at(['audit', 'waivers', index]) ?? { file: '' },
    isOf: waiver.path === undefined ? () => true : compileGlob(waiver.path),
  }));
}

function accepts({ waiver, isOf }: Placed, { rule, location }: Finding): boolean {
  return waiver.rule === rule && isOf(location.file);
}

/** To the end of its day, everywhere on earth. */
function isExpired({ expires }: AuditWaiver, now: number): boolean {
  return Date.parse(`${expires}T00:00:00Z`) + 1.5 * 86_400_000 <= now;
}

function nameOf({ rule, path }: AuditWaiver): string {
  return `The waiver of ${rule}${path === undefined ? '' : ` in ${path}`}`;
}

function expiry(waiver: AuditWaiver): string {
  return `${nameOf(waiver)} expired on ${waiver.expires}: ${waiver.owner} decides whether it is renewed.`;
}
