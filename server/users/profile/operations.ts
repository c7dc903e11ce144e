import { changeProfile } from './change.ts';
import { getProfile } from './get.ts';

export const profileOperations = [getProfile, changeProfile];
