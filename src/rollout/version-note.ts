/**
 * What this action writes into the message of each version that it uploads, beside its tag: the release's history can
 * then be read from Cloudflare alone.
 */
export interface VersionNote {
  /** The release, which is the version's tag as well. */
  release: string;
  /** 40 hexadecimal characters. */
  commit?: string | undefined;
  /** The last migration of each database that its code was made for, by the database's name; `null` for none. */
  heads?: Heads | undefined;
}

export type Heads = Readonly<Record<string, string | null>>;

// Cloudflare keeps 1000 bytes of a message.
const longest = 900;
const none = '-';

/** One line. Heads that do not fit are left out: a half of them would be a lie. */
export function writeVersionNote({ release, commit, heads = {} }: VersionNote): string {
  const base = `voygent release=${release}${commit === undefined ? '' : ` commit=${commit}`}`;
  const told = Object.entries(heads).map(
    ([database, head]) => `${encodeURIComponent(database)}:${head === null ? none : encodeURIComponent(head)}`,
  );
  const whole = told.length === 0 ? base : `${base} heads=${told.join(',')}`;
  return whole.length > longest ? base : whole;
}

/** The note in a message; `undefined` for what others wrote. */
export function readVersionNote(message: string | undefined): VersionNote | undefined {
  const match = /^voygent release=(\S+)(?: commit=([0-9a-f]{40,64}))?(?: heads=(\S+))?$/.exec(message?.trim() ?? '');
  if (!match) return undefined;
  const [, release = '', commit, heads] = match;
  return {
    release,
    ...(commit === undefined ? {} : { commit }),
    ...(heads === undefined ? {} : { heads: readHeads(heads) }),
  };
}

function readHeads(text: string): Heads | undefined {
  try {
    const entries = text.split(',').map((part) => {
      const [database = '', head = none] = part.split(':');
      return [decodeURIComponent(database), head === none ? null : decodeURIComponent(head)] as const;
    });
    return Object.fromEntries(entries);
  } catch {
    // A message is anybody's to write.
    return undefined;
  }
}
