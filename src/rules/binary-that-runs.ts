import type { Subject, SubjectFile } from '../subject/subject.ts';
import type { Told } from './rule.ts';

const programs = /\.(?:wasm|node|so(?:\.\d+)*|dylib|dll|exe|com|jar|class|pyc|a|o|bin)$/i;

/** Programs that the change brings in or changes, which are no text: nobody has read what will run. */
export function binaryThatRuns({ files }: Subject): Told[] {
  return files.filter(isProgram).map(({ change: { path } }) => ({
    severity: 'HIGH',
    mandate: 'security',
    path,
    line: null,
    finding: 'A program that is no text: neither the critic nor a person could read it here.',
    risk: 'What nobody has reviewed runs in production, or where it is built.',
    remediation:
      'Build it from reviewed source in the job; where it has to be kept, have somebody waive this who knows where it is from.',
  }));
}

function isProgram({ class: { kind }, change: { path, newMode } }: SubjectFile): boolean {
  return kind === 'binary' && newMode !== null && (newMode === '100755' || programs.test(path));
}
