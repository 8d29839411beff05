import type { Request } from '../exchange.ts';
import type { Glimpse } from '../peek.ts';

/** A request that the guard is asked with, in whatever way it is let in or not. */
export interface Ask {
  /** `POST initialize`. */
  name: string;
  request: Request;
}

/** With what the right key was answered. */
export interface Asked extends Ask {
  seen: Glimpse;
}
