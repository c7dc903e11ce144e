import { loginDeveloper } from './log-in.ts';
import { registerDeveloper } from './register.ts';
import { getDeveloper, logoutDeveloper, validateToken } from './session.ts';

export const developerOperations = [
  registerDeveloper,
  loginDeveloper,
  getDeveloper,
  validateToken,
  logoutDeveloper,
];
