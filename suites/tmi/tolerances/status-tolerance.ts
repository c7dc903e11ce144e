import type { StatusTolerance } from '../../../harness/model/tolerance.ts';

export const model = '/threat_models/\\{threat_model_id\\}';
export const diagram = `${model}/diagrams/\\{diagram_id\\}`;
export const collaborate = `${diagram}/collaborate`;

/** "GET|PUT /things" and a status, as a pattern of cells. */
export function at(operations: string, status: string): RegExp {
  return new RegExp(`^(${operations}) ${status}$`);
}

export function accept(
  id: string,
  cells: RegExp,
  accepts: readonly number[],
  why: string,
  more: Omit<StatusTolerance, 'kind' | 'id' | 'cells' | 'accepts' | 'why'>,
): StatusTolerance {
  return { kind: 'status', id, cells, accepts, why, ...more };
}
