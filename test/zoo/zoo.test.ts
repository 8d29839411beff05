import { kinds } from './all.ts';
import { show } from './showing.ts';

// Those of latency measure time: they have a file of their own.
show(Object.entries(kinds).flatMap(([kind, specimens]) => (kind === 'latency' ? [] : specimens)));
