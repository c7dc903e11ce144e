import { routes } from '../routing/routes.ts';
import { deleteMe } from './delete-me.ts';
import { readMe } from './read-me.ts';

export const userRoutes = routes('users', [readMe, deleteMe]);
