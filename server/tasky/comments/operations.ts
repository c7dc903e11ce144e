import { changeComment, removeComment } from './change.ts';
import { createComment } from './create.ts';

export const commentOperations = [createComment, changeComment, removeComment];
