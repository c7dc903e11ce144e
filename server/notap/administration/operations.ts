import { bulkOperations } from './bulk-operations.ts';
import { settingOperations } from './setting-operations.ts';
import { userOperations } from './user-operations.ts';

export const administrationOperations = [...userOperations, ...bulkOperations, ...settingOperations];
