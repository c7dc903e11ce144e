import { isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/**
 * A node is shown as it was sent, nested or flat, and an edge may be called a flow (facts, 14.1). The reference server
 * nests all nodes and knows no flows.
 */
export function flatNodesAndFlows(at: Places): Translation {
  return () => {
    const flat = new Set<unknown>();
    const flows = new Set<unknown>();
    const heard = (cell: Members): Members => {
      if (cell.x !== undefined) flat.add(cell.id);
      if (cell.position !== undefined) flat.delete(cell.id);
      if (cell.shape === 'flow') flows.add(cell.id);
      if (cell.shape === 'edge') flows.delete(cell.id);
      return cell.shape === 'flow' ? { ...cell, shape: 'edge' } : cell;
    };
    const shown = (cell: Members): Members => {
      if (flows.has(cell.id)) return { ...cell, shape: 'flow' };
      const { position, size, ...rest } = cell;
      return flat.has(cell.id) && isMembers(position) && isMembers(size)
        ? { ...rest, ...position, ...size }
        : cell;
    };
    return async (asked, next) => {
      if (!isAt(at, asked)) return next(asked);
      const sent = jsonOf(asked);
      const answered = await next(sent === undefined ? asked : withJson(asked, eachCell(sent, heard)));
      const told = answered.status < 300 ? jsonOf(answered) : undefined;
      return told === undefined ? answered : withJson(answered, eachCell(told, shown));
    };
  };
}

/** Every object with a shape, wherever it stands. */
function eachCell(json: unknown, change: (cell: Members) => Members): unknown {
  if (Array.isArray(json)) return json.map((item) => eachCell(item, change));
  if (!isMembers(json)) return json;
  const inner = Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, eachCell(value, change)]),
  );
  return typeof inner.shape === 'string' ? change(inner) : inner;
}
