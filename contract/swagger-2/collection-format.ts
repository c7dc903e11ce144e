import type { JsonObject } from '../json.ts';

/** How a list is written as text: a style of OpenAPI 3, or "tabDelimited", which only Swagger 2.0 has. */
export interface ListStyle {
  readonly style: string;
  readonly explode: boolean;
}

const delimited: Readonly<Record<string, string>> = {
  ssv: 'spaceDelimited',
  tsv: 'tabDelimited',
  pipes: 'pipeDelimited',
};

/** Swagger 2.0, "Parameter Object": multi is for query and formData only; csv where nothing is said. */
export function listStyle({ in: place, collectionFormat, items }: JsonObject): ListStyle {
  const isPair = place === 'query' || place === 'formData';
  // Files cannot be joined by commas.
  const isFiles = typeof items === 'object' && items !== null && 'type' in items && items.type === 'file';
  if (isPair && (collectionFormat === 'multi' || isFiles)) return { style: 'form', explode: true };
  const style = delimited[String(collectionFormat)] ?? (isPair ? 'form' : 'simple');
  return { style, explode: false };
}

/** Whether a list has lists inside that are joined by something else than JSON: there is no style for that. */
export function isNestedList({ items }: JsonObject): boolean {
  return typeof items === 'object' && items !== null && 'type' in items && items.type === 'array';
}
