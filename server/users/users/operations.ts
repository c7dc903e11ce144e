import { getUser } from './get-user.ts';

export const userOperations = [getUser];
