import { at } from '../../suite/suite.ts';

/** Whether the answer to GET / is that of a TMI, of any version: its service has a name. */
export function isTmi(root: unknown): boolean {
  return at(root, '/service/name') === 'TMI';
}
