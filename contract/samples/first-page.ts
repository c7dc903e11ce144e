/** "page", "page_number", "pageNo". */
const page = /^page(_?(number|no|num|index))?$/i;

/**
 * The first page, for a parameter of the query that names one: servers refuse pages that are not there, and most lists have
 * one. The value itself for other parameters, and where the schema does not allow the first page.
 */
export function firstPage(
  { name, in: place }: { readonly name: string; readonly in: string },
  value: unknown,
  accepts: (value: unknown) => boolean,
): unknown {
  const isPage = place === 'query' && page.test(name) && typeof value === 'number';
  return isPage && accepts(1) ? 1 : value;
}
