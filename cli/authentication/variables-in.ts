import { isObject } from '../../contract/json.ts';

/** The environment variables that settings take secrets from (`{ env: 'NAME' }`), each once. Pure. */
export function variablesIn(settings: unknown): readonly string[] {
  if (!isObject(settings) && !Array.isArray(settings)) return [];
  const found = Object.entries(settings).flatMap(([name, value]) =>
    name === 'env' && typeof value === 'string' ? [value] : variablesIn(value),
  );
  return [...new Set(found)];
}
