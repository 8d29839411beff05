import { main } from './index.js';
await main('review');
