import { accessPage } from '../access-page.ts';
import { type Address, hashOf, type RequirementFilter } from '../address.ts';
import type { Book } from '../book.ts';
import { cellPage } from '../cell-page.ts';
import { checkPage } from '../check-page.ts';
import { defectPage, defectsPage } from '../defects.ts';
import { type Markup, toText } from '../markup.ts';
import { requirementPage, requirementResults, requirementsPage } from '../requirements.ts';
import { scenarioPage, scenarioSteps } from '../scenario-view.ts';
import { versionPage } from '../version-page.ts';

/** An address of a page that is drawn when it is asked for. */
export type PageAddress = Exclude<Address, { readonly view: 'overview' | 'matrix' }>;

export function drawPage(view: HTMLElement, book: Book, address: PageAddress): void {
  view.innerHTML = toText(pageOf(book, address));
  const first = view.querySelector('details[data-scenario]');
  if (first instanceof HTMLDetailsElement) {
    first.open = true;
    fillScenario(first, book);
  }
}

function pageOf(book: Book, address: PageAddress): Markup {
  switch (address.view) {
    case 'cell':
      return cellPage(book, address.id, address.filter);
    case 'scenario':
      return scenarioPage(book, address.id, address.at);
    case 'defects':
      return defectsPage(book);
    case 'defect':
      return defectPage(book, address.id);
    case 'check':
      return checkPage(book, address.id);
    case 'requirements':
      return requirementsPage(book, address.filter);
    case 'requirement':
      return requirementPage(book, address.id);
    case 'access':
      return accessPage(book);
    case 'version':
      return versionPage(book, address.at);
  }
}

/** What the drawn pages do when they are used. */
export function startPage(view: HTMLElement, book: () => Promise<Book>): void {
  // `toggle` does not bubble.
  view.addEventListener(
    'toggle',
    async ({ target }) => {
      if (target instanceof HTMLDetailsElement) fillScenario(target, await book());
    },
    true,
  );
  view.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement && 'copy' in target.dataset) void copy(target);
  });
  view.addEventListener('input', async ({ target }) => {
    const form = target instanceof HTMLInputElement ? target.form : null;
    if (form?.id === 'requirement-filter') filterRequirements(form, await book());
  });
  view.addEventListener('submit', (event) => event.preventDefault());
}

function fillScenario(fold: HTMLDetailsElement, book: Book): void {
  const scenario = book.scenarios.get(fold.dataset.scenario ?? '');
  const steps = fold.querySelector('[data-steps]');
  if (!fold.open || !scenario || !steps || steps.childElementCount > 0) return;
  steps.innerHTML = toText(scenarioSteps(book, scenario));
}

function filterRequirements(form: HTMLFormElement, book: Book): void {
  const data = new FormData(form);
  const show = data.get('show');
  const filter: RequirementFilter = {
    show: show === 'uncovered' || show === 'not-tested' ? show : 'all',
    text: String(data.get('q') ?? ''),
  };
  history.replaceState(null, '', hashOf({ view: 'requirements', filter }));
  const list = document.querySelector('#requirement-list');
  if (list) list.innerHTML = toText(requirementResults(book, filter));
}

/** Copies the script that stands beside the button; where that is not allowed, selects it. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const script = button.closest('details')?.querySelector('pre');
  if (!script) return;
  try {
    await navigator.clipboard.writeText(script.textContent);
    button.textContent = 'Copied';
  } catch {
    // Without permission, or in a browser that keeps the clipboard from files: one key is left to press.
    getSelection()?.selectAllChildren(script);
    button.textContent = 'Selected; press Ctrl+C';
  }
}
