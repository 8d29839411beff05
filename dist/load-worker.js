import { loadWorker } from './index.js';
await loadWorker();
