import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { refresh } from './refresh.ts';

export const sessionOperations = [logIn, refresh, logOut];
