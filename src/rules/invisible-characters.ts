import type { InvisibleFinding } from '../subject/invisible.ts';
import type { Subject } from '../subject/subject.ts';
import type { Told } from './rule.ts';

/** Characters that cannot be seen, or make a text look as another, that the change brings in: one finding for a file and kind. */
export function invisibleCharacters({ invisible }: Subject): Told[] {
  const added = invisible.filter(({ isAdded }) => isAdded);
  return [...Map.groupBy(added, ({ path, kind }) => `${kind} ${path}`).values()].flatMap((group) => {
    const [first] = group;
    return first ? [toldOf(first, group)] : [];
  });
}

function toldOf({ path, line, kind }: InvisibleFinding, group: readonly InvisibleFinding[]): Told {
  const count = group.reduce((sum, one) => sum + one.count, 0);
  const characters = [...new Set(group.map(({ character }) => character))].slice(0, 5).join(', ');
  return {
    severity: kind === 'bidirectional' || kind === 'tag' ? 'HIGH' : kind === 'zero-width' ? 'MEDIUM' : 'LOW',
    mandate: 'security',
    path,
    line,
    finding: `${count} characters that cannot be seen (${kind}: ${characters}), the first of them here.`,
    risk: 'What people read is not what is run, or what a model is told.',
    remediation: 'Delete them; where one is needed, write it as an escape.',
  };
}
