import { rehearsal } from './index.js';
await rehearsal();
