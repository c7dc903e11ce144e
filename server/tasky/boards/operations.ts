import { createBoard } from './create.ts';
import { listBoards } from './list.ts';
import { addBoardMember, removeBoardMember } from './members.ts';
import { readBoard } from './read.ts';
import { removeBoard } from './remove.ts';

export const boardOperations = [
  listBoards,
  createBoard,
  readBoard,
  removeBoard,
  addBoardMember,
  removeBoardMember,
];
