/** An element of a diagram, as requests bring it; the schema has checked it. */
export interface CellInput {
  readonly id: string;
  readonly shape: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly source?: { readonly cell: string };
  readonly target?: { readonly cell: string };
  readonly [member: string]: unknown;
}

/** A cell as answers show it: a node whose position and size are members of its own gets them nested. */
export function nested(cell: CellInput): Readonly<Record<string, unknown>> {
  const { x, y, width, height, ...rest } = cell;
  return x === undefined ? rest : { ...rest, position: { x, y }, size: { width, height } };
}

/** The cells that edges end at, and that are not there. */
export function looseEnds(cells: readonly CellInput[]): string[] {
  const ids = new Set(cells.map(({ id }) => id.toLowerCase()));
  return cells
    .flatMap(({ source, target }) => [source?.cell, target?.cell])
    .filter((end) => end !== undefined)
    .filter((end) => !ids.has(end.toLowerCase()));
}
