import { startNotapTarget } from '../../apis/notap/reference-target.ts';
import { startTaskyTarget } from '../../apis/tasky/reference-target.ts';
import { startTmiTarget } from '../../apis/tmi/reference-target.ts';
import { startUsersTarget } from '../../apis/users/reference-target.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { createNotap } from '../../server/notap/app.ts';
import { createTasky } from '../../server/tasky/app.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { createUsers } from '../../server/users/app.ts';
import { sabotages as ofNotap } from './notap/sabotages.ts';
import type { CataloguedSabotage, Sabotage } from './sabotage.ts';
import { createSabotaged } from './sabotaged-server.ts';
import { sabotages as ofTmi } from './sabotages.ts';
import { sabotages as ofTasky } from './tasky/sabotages.ts';
import { sabotages as ofUsers } from './users/sabotages.ts';

/** An API whose reference server is sabotaged. */
export interface Subject {
  readonly sabotages: readonly CataloguedSabotage[];
  /** Starts the sabotaged server; `timeout` is in milliseconds. */
  readonly start: (sabotage: Sabotage, timeout: number) => Promise<StartedTarget>;
  /** The table of the outcomes, in docs/. */
  readonly page: string;
}

export const subjects = {
  tmi: {
    sabotages: ofTmi,
    start: (sabotage, timeout) =>
      startTmiTarget({
        ...{ database: undefined, timeout },
        create: (options) => createSabotaged(createTmi, sabotage, options),
      }),
    page: 'sabotage.md',
  },
  tasky: {
    sabotages: ofTasky,
    start: (sabotage, timeout) =>
      startTaskyTarget({
        ...{ database: undefined, timeout },
        create: (options) => createSabotaged(createTasky, sabotage, options),
      }),
    page: 'sabotage-tasky.md',
  },
  users: {
    sabotages: ofUsers,
    start: (sabotage, timeout) =>
      startUsersTarget({
        ...{ database: undefined, timeout },
        create: (options) => createSabotaged(createUsers, sabotage, options),
      }),
    page: 'sabotage-users.md',
  },
  notap: {
    sabotages: ofNotap,
    start: (sabotage, timeout) =>
      startNotapTarget({
        ...{ database: undefined, timeout },
        create: (options) => createSabotaged(createNotap, sabotage, options),
      }),
    page: 'sabotage-notap.md',
  },
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

export function isSubject(name: string): name is SubjectName {
  return Object.hasOwn(subjects, name);
}
