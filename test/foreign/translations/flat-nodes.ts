import { type Answered, isMembers, jsonOf, type Members, refusal, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { omit } from './members.ts';
import { unlessStranger } from './who-am-i.ts';

const FLAT = ['x', 'y', 'width', 'height'];

/** Facts, 1.5: until November 2025, position and size of a node are members of its own, and are required. */
export function flatNodes(at: Places): Translation {
  return (behind) => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    if (cellsIn(jsonOf(asked)).some((cell) => isNode(cell) && FLAT.some((name) => cell[name] === undefined)))
      return unlessStranger(
        behind,
        asked,
        refusal(400, 'invalid_input', 'x, y, width and height are required'),
      );
    const answered = await next(asked);
    const json = jsonOf(answered);
    return json === undefined ? answered : withJson<Answered>(answered, flattened(json));
  };
}

/** In a diagram, or in the values of a JSON Patch. */
function cellsIn(json: unknown): readonly Members[] {
  if (Array.isArray(json))
    return json.flatMap((operation) => (isMembers(operation) ? valuesOf(operation) : []));
  return isMembers(json) && Array.isArray(json.cells) ? json.cells.filter(isMembers) : [];
}

function valuesOf({ path, value }: Members): readonly Members[] {
  if (path === '/cells' && Array.isArray(value)) return value.filter(isMembers);
  return /^\/cells\/(-|\d+)$/.test(String(path)) && isMembers(value) ? [value] : [];
}

function isNode({ shape }: Members): boolean {
  return typeof shape === 'string' && shape !== 'edge';
}

function flattened(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(flattened);
  if (!isMembers(json)) return json;
  const { position, size } = json;
  if (isMembers(position) && isMembers(size))
    return { ...omit(json, ['position', 'size']), ...position, ...size };
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, flattened(value)]));
}
