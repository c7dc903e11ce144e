import type { Report } from '../../../../harness/report/report.ts';
import { type Book, bookOf } from '../book.ts';
import { type Columns, fromColumns } from '../columns.ts';
import { element } from './elements.ts';

/** Inflates the report that the page carries. The data stands at the end of the page, so that it is awaited first. */
export async function loadBook(): Promise<Book> {
  await parsed();
  const bytes = Uint8Array.from(atob(element('#data', HTMLScriptElement).text), (character) =>
    character.charCodeAt(0),
  );
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const columns: Columns = await new Response(inflated).json();
  // The page and its data were written by one program in one go.
  return bookOf(fromColumns(columns) as Report);
}

function parsed(): Promise<unknown> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}
