import { type Address, addressOf } from '../address.ts';

const title = document.title;

/** Brings the reader, and the screen reader, to what is shown now. */
export function arrive(view: HTMLElement, address: Address, before: Address | undefined): void {
  const heading = view.querySelector('h1');
  document.title = address.view === 'overview' ? title : `${spoken(heading)} – ${title}`;
  const back = address.view === 'matrix' && before?.view === 'cell' ? linkTo(before.id) : undefined;
  const marked = view.querySelector('[data-marked]');
  if (back) {
    back.focus({ preventScroll: true });
    back.scrollIntoView({ block: 'center' });
    return;
  }
  // A page that has just been opened is read from its beginning anyway.
  if (before) heading?.focus({ preventScroll: true });
  if (marked) marked.scrollIntoView({ block: 'start' });
  else scrollTo(0, 0);
}

/** Says in the navigation where the reader is. */
export function markNavigation({ view }: Address): void {
  const place = places[view];
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.top nav a'))
    link.ariaCurrent = link.hash === place ? 'page' : null;
}

const places: Readonly<Record<Address['view'], string>> = {
  overview: '#/',
  matrix: '#/matrix',
  cell: '#/matrix',
  scenario: '#/matrix',
  defects: '#/defects',
  defect: '#/defects',
  check: '#/defects',
  requirements: '#/requirements',
  requirement: '#/requirements',
  access: '#/access',
  version: '#/version',
};

function linkTo(cell: string): HTMLAnchorElement | undefined {
  return [...document.querySelectorAll<HTMLAnchorElement>('#matrix a')].find(({ hash }) => {
    const address = addressOf(hash);
    return address.view === 'cell' && address.id === cell;
  });
}

function spoken(heading: HTMLElement | null): string {
  return (heading?.textContent ?? '').trim();
}
