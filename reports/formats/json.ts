import type { Report } from '../../harness/report/report.ts';

/** The report itself: indented at the top, one line for each cell, exchange and so on, so that it can be searched. */
export function renderJson(report: Report): string {
  return [...jsonPieces(report)].join('');
}

/** The same piece by piece: what was said in a large run is longer than one text can be, and need not be in memory. */
export function* jsonPieces(report: Report): Generator<string> {
  let before = '{\n';
  for (const [name, value] of Object.entries(report)) {
    yield `${before}  ${JSON.stringify(name)}: `;
    before = ',\n';
    if (Array.isArray(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

/** Characters that are worth a piece. */
const mostInPiece = 100_000;

function* listPieces(list: readonly unknown[]): Generator<string> {
  if (list.length === 0) {
    yield '[]';
    return;
  }
  let piece = '[';
  for (const [index, item] of list.entries()) {
    piece += `${index === 0 ? '' : ','}\n    ${JSON.stringify(item)}`;
    if (piece.length < mostInPiece) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n  ]`;
}
