import { specimens } from './latency.ts';
import { show } from './showing.ts';

show(specimens);
