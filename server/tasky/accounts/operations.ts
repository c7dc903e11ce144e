import { changeRole } from './change-role.ts';
import { listTeam } from './list-team.ts';
import { listUsers } from './list-users.ts';
import { login } from './login.ts';
import { me } from './me.ts';
import { register } from './register.ts';

export const accountOperations = [register, login, me, listUsers, listTeam, changeRole];
