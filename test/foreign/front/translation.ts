import type { Answered, Asked } from './message.ts';

/** Asks whatever is behind, and waits for its answer. */
export type Ask = (asked: Asked) => Promise<Answered>;

/** What stands between clients and the server: it may change what goes in and what comes out, or answer by itself. */
export type Layer = (asked: Asked, next: Ask) => Promise<Answered>;

/** The server behind a front. */
export interface Behind {
  /** Base URL of the front: what clients know. */
  readonly url: string;
  /** Asks the server itself, past all layers. */
  readonly ask: Ask;
}

/** One way in which another server differs. What it has to remember is made anew for every front. */
export type Translation = (behind: Behind) => Layer;

/** All layers as one; the first is the outermost. */
export function throughAll(layers: readonly Layer[], ask: Ask): Ask {
  return layers.reduceRight<Ask>((next, layer) => (asked) => layer(asked, next), ask);
}
