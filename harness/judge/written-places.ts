import { child } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';

/** Where operations stand in the text of our document, by their pointers in the contract of a version: only what has moved. */
export type WrittenPlaces = Readonly<Record<string, string>>;

/** `ours` gives the id of a cell in our document. */
export function writtenPlaces(
  operations: readonly Pick<Operation, 'key' | 'pointer'>[],
  ours: (cell: string) => string,
): WrittenPlaces {
  return Object.fromEntries(
    operations.flatMap(({ key, pointer }) => {
      const [method = '', path = ''] = ours(`${key} 200`).split(' ');
      const written = child('#/paths', path, method.toLowerCase());
      return written === pointer ? [] : [[pointer, written]];
    }),
  );
}

/** The pointer into our text of anything in the contract of a version. */
export function asWritten(pointer: string, places: WrittenPlaces): string {
  const holder = Object.keys(places).find((place) => pointer === place || pointer.startsWith(`${place}/`));
  return holder === undefined ? pointer : `${places[holder]}${pointer.slice(holder.length)}`;
}
