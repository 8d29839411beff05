import { contract as audit } from '../src/audit/contract.ts';
import { contract as backup } from '../src/backup/contract.ts';
import { contract as deploy } from '../src/deploy/contract.ts';
import { contract as gate } from '../src/gate/contract.ts';
import { contract as migrate } from '../src/migrate/contract.ts';
import { contract as release } from '../src/release/contract.ts';
import { contract as restore } from '../src/restore/contract.ts';
import { contract as review } from '../src/review/contract.ts';
import { contract as rollback } from '../src/rollback/contract.ts';
import type { Contract } from '../src/runtime/contract.ts';
import { contract as smoke } from '../src/smoke/contract.ts';

/** Every action that this package ships, the root action first. */
export const contracts: readonly Contract[] = [
  release,
  audit,
  review,
  gate,
  migrate,
  deploy,
  rollback,
  smoke,
  backup,
  restore,
];
