import { z } from 'zod';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 32 hexadecimal characters. */
export const AccountId = z
  .string()
  .regex(/^[0-9a-f]{32}$/i)
  .brand('AccountId');
export type AccountId = z.infer<typeof AccountId>;

/** A D1 database's uuid. */
export const DatabaseId = z.string().regex(uuid).brand('DatabaseId');
export type DatabaseId = z.infer<typeof DatabaseId>;

/** A Worker version's uuid. */
export const VersionId = z.string().regex(uuid).brand('VersionId');
export type VersionId = z.infer<typeof VersionId>;

/** A point in a database's history, as Time Travel names it. */
export const Bookmark = z.string().min(1).brand('Bookmark');
export type Bookmark = z.infer<typeof Bookmark>;
