/**
 * What stands between the items of a list that is one text, by its style (OpenAPI, "Style Values"). "tabDelimited" is only
 * made from Swagger 2.0 (`collectionFormat: tsv`), where these three are for paths and headers, too.
 */
const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};

export function listDelimiter(style: string): string {
  return delimiters[style] ?? ',';
}
