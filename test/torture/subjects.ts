import type { Subject } from './subject.ts';
import { notap } from './subjects/notap.ts';
import { tasky } from './subjects/tasky.ts';
import { mockOfTmi, tmi } from './subjects/tmi.ts';
import { users } from './subjects/users.ts';

export const subjects: readonly Subject[] = [tmi, tasky, users, notap, mockOfTmi];
