import { type Address, addressOf } from '../address.ts';
import type { Book } from '../book.ts';
import { filterToQuery } from '../matrix-filter.ts';
import { arrive, markNavigation } from './arrive.ts';
import { element } from './elements.ts';
import { startKeys } from './keys.ts';
import { loadBook } from './load.ts';
import { drawMatrix, fillMatrixFilter, rove, startMatrixFilter } from './matrix-view.ts';
import { drawPage, startPage } from './page-view.ts';
import { startTheme } from './theme.ts';

/** Shows what the address asks for. Overview and matrix are in the file as markup; the rest is drawn from its data. */

const views = {
  overview: element('[data-view="overview"]', HTMLElement),
  matrix: element('[data-view="matrix"]', HTMLElement),
  page: element('[data-view="page"]', HTMLElement),
};
let loading: Promise<Book> | undefined;
/** Read when it is first needed: overview and matrix do without, and a large report takes a while. */
const book = (): Promise<Book> => {
  loading ??= loadBook();
  return loading;
};
let shown: Address | undefined;

async function show(address: Address): Promise<void> {
  const before = shown;
  shown = address;
  const view = viewOf(address);
  for (const each of Object.values(views)) each.hidden = each !== view;
  markNavigation(address);
  try {
    await draw(address);
  } catch (error) {
    views.page.hidden = false;
    views.page.textContent = `This browser cannot open the data of the report (${error}). Overview and matrix can be read; report.json has the rest.`;
  }
  // The reader may have gone on while the data was read.
  if (shown !== address) return;
  arrive(view, address, before);
  // So that whoever drives the page knows that it is drawn.
  document.documentElement.dataset.shown = location.hash;
}

async function draw(address: Address): Promise<void> {
  if (address.view === 'overview') return;
  if (address.view !== 'matrix') {
    const opened = await book();
    if (shown === address) drawPage(views.page, opened, address);
    return;
  }
  fillMatrixFilter(address.filter);
  const drawn = element('#matrix', HTMLElement).dataset.query ?? '';
  if (drawn === filterToQuery(address.filter)) rove();
  else drawMatrix(await book(), address.filter);
}

function viewOf({ view }: Address): HTMLElement {
  return view === 'overview' || view === 'matrix' ? views[view] : views.page;
}

document.documentElement.dataset.scripted = '';
// They are for readers without scripts, whose browser goes there by itself.
for (const view of Object.values(views)) view.removeAttribute('id');
history.scrollRestoration = 'manual';
startTheme();
startKeys(() => viewOf(shown ?? { view: 'overview' }));
startMatrixFilter(async (filter) => {
  shown = { view: 'matrix', filter };
  drawMatrix(await book(), filter);
});
startPage(views.page, book);
addEventListener('hashchange', () => {
  // Other hashes are places in the page, such as that of the skip link.
  if (location.hash.startsWith('#/') || location.hash === '') void show(addressOf(location.hash));
});
void show(addressOf(location.hash));
