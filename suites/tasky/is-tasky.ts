import { at } from '../../suite/suite.ts';

/** Whether the response to GET /api is that of a Tasky; releases have its message in the envelope or beside it. */
export function isTasky(root: unknown): boolean {
  return at(root, '/ok') === true && [at(root, '/data/message'), at(root, '/message')].includes('API root');
}
