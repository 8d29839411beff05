import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Context } from './context.ts';

/** A program that is kept in a folder of its own, and how it comes there. */
export interface KeptTool<T> {
  /** The folder's path. It has this name only when the tool in it is whole. */
  folder: string;
  /** The tool in a folder; `undefined` where there is none, or a part of one. */
  find(folder: string): Promise<T | undefined>;
  /** Puts the tool into an empty folder. */
  make(folder: string): Promise<void>;
  /** The error for a tool that is not whole when it was made. */
  broken(folder: string): Error;
}

export interface Kept<T> {
  tool: T;
  /** What it took to make it; `undefined` where it was there. */
  durationMs: number | undefined;
}

/** What was left half done longer ago than this is nobody's any more. */
const staleMs = 60 * 60_000;

/** Those who want the same folder in one process share what is under way. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * The tool of the folder, made now where it is not there. Other jobs of the machine may do the same at the same time.
 * @throws whatever `make` throws, and what `broken` gives
 */
export async function keepTool<T>(wanted: KeptTool<T>): Promise<Kept<T>> {
  const before = underWay.get(wanted.folder)?.catch(() => undefined);
  const mine = (before ?? Promise.resolve()).then(() => findOrMake(wanted));
  underWay.set(wanted.folder, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(wanted.folder) === mine) underWay.delete(wanted.folder);
  }
}

/** A folder for tools: in the runner's cache, which outlives the job on a machine of one's own, else in the job's temporary one. */
export async function toolFolder(name: string, { runner }: Context): Promise<string> {
  const toolCache = runner.env['RUNNER_TOOL_CACHE']?.trim();
  const folder = join(toolCache || runner.temporary, name);
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch {
    const temporary = join(runner.temporary, name);
    await mkdir(temporary, { recursive: true });
    return temporary;
  }
}

async function findOrMake<T>(wanted: KeptTool<T>): Promise<Kept<T>> {
  const existing = await wanted.find(wanted.folder);
  if (existing) return { tool: existing, durationMs: undefined };
  await removeStale(wanted.folder);
  const started = performance.now();
  const staged = `${wanted.folder}.${randomUUID()}.tmp`;
  await mkdir(staged, { recursive: true });
  try {
    await wanted.make(staged);
    if (!(await wanted.find(staged))) throw wanted.broken(staged);
    await moveInto(wanted, staged);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  const tool = await wanted.find(wanted.folder);
  if (!tool) throw wanted.broken(wanted.folder);
  return { tool, durationMs: Math.round(performance.now() - started) };
}

/** Someone else may have come first: theirs is as good. What is there and broken makes room. */
async function moveInto<T>({ folder, find }: KeptTool<T>, staged: string): Promise<void> {
  try {
    await rename(staged, folder);
  } catch (error) {
    if (await find(folder)) return;
    const broken = `${folder}.${randomUUID()}.tmp`;
    await rename(folder, broken).catch(() => {
      throw error;
    });
    await rm(broken, { recursive: true, force: true });
    await rename(staged, folder);
  }
}

async function removeStale(folder: string): Promise<void> {
  const names = await readdir(dirname(folder)).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(`${basename(folder)}.`) && one.endsWith('.tmp'))) {
    const path = join(dirname(folder), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > staleMs) await rm(path, { recursive: true, force: true });
  }
}
