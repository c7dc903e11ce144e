/**
 * The header by which our mock says that it has no answer, because no value was found that satisfies a schema of the
 * document. Its value is the pointer of that schema. A run holds such an answer against nobody.
 */
export const noSampleHeader = 'assay-no-sample';
