import { removeColumn, renameColumn } from './change.ts';
import { createColumn } from './create.ts';
import { listColumns } from './list.ts';

export const columnOperations = [listColumns, createColumn, renameColumn, removeColumn];
