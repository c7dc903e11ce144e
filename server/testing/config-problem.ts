import { ConfigError } from '../read-settings.ts';

/** What is wrong with settings that are read like this; empty where nothing is. */
export function configProblem(read: () => unknown): string {
  try {
    read();
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
