import { dirname, join, relative, resolve } from 'node:path';
import { isImportDeclaration, isStringLiteral, isTypeAliasDeclaration } from 'typescript/unstable/ast/is';
import { API, isStringLiteralType, isUnionType, type Project } from 'typescript/unstable/sync';
import { root } from './markdown.ts';

/** The source as the compiler reads it. */
export interface Codes {
  /** The members of `ErrorCode`. */
  all: ReadonlySet<string>;
  /** In which files of `src/` each stands as a text, but for the one that declares them all. */
  usedIn: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a file of `src/` reaches by imports, itself included. Paths are relative to `src/`. */
  reachedFrom(file: string): ReadonlySet<string>;
}

const src = join(root, 'src');
const declaring = 'runtime/errors.ts';

export function readCodes(): Codes {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.build.json')] }).getProjects();
    if (!project) throw new Error('tsconfig.build.json was not opened');
    return codesOf(project);
  } finally {
    api.close();
  }
}

type Tree = NonNullable<ReturnType<Project['program']['getSourceFile']>>;
type Node = Parameters<Parameters<Tree['forEachChild']>[0]>[0];

function codesOf({ program, checker }: Project): Codes {
  const files = program.getSourceFileNames().filter((name) => name.startsWith(`${src}/`));
  const all = new Set<string>();
  program.getSourceFile(join(src, declaring))?.forEachChild((node) => {
    if (!isTypeAliasDeclaration(node) || node.name.text !== 'ErrorCode') return;
    const type = checker.getTypeAtLocation(node.name);
    if (type && isUnionType(type))
      for (const member of type.getTypes()) if (isStringLiteralType(member)) all.add(String(member.value));
  });
  const usedIn = new Map<string, Set<string>>([...all].map((code) => [code, new Set()]));
  const imports = new Map<string, string[]>();
  for (const name of files) {
    const file = relative(src, name);
    const own: string[] = [];
    const visit = (node: Node): void => {
      if (isStringLiteral(node)) {
        if (file !== declaring) usedIn.get(node.text)?.add(file);
        if (/^\.{1,2}\/.*\.ts$/.test(node.text)) own.push(relative(src, resolve(dirname(name), node.text)));
      }
      // What is imported as a type alone brings nothing that could throw.
      if (isImportDeclaration(node) && node.importClause?.getText().startsWith('type ')) return;
      node.forEachChild(visit);
    };
    program.getSourceFile(name)?.forEachChild(visit);
    imports.set(file, own);
  }
  return { all, usedIn, reachedFrom: (file) => reach(file, imports) };
}

function reach(file: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const queue = [file];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    queue.push(...(imports.get(next) ?? []));
  }
  return reached;
}
