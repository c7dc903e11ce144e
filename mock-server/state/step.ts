import type { Kept } from './kept.ts';

/** Values of the path parameters of a request, in the order of the template. */
export type Params = readonly (string | undefined)[];

/** One step down the tree of resources: from a resource, or the root, to one that lies below it. */
export interface Step {
  readonly kept: Kept;
  /** The rest of the path, with the values of parameters that name nothing that is kept. */
  readonly key: (params: Params) => string;
  /** Whether the examples lie under the key of such a path. */
  readonly hasSeeds: (params: Params) => boolean;
  /** Identifiers of the examples. */
  readonly seedIds: () => readonly string[];
  /** Text of the example with an identifier, as it is at the path that was asked for. */
  readonly seedText: (id: string, params: Params) => string;
  readonly id: (params: Params) => string;
}
